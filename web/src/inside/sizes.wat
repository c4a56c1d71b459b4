;; What flows through the connections of one unit, counted by size; sizes.ts says what for. Addresses
;; are in bytes. At 0 stands the sum of all sizes (float64), at 8 how many near sizes are held.
(module
  (import "sizes" "memory" (memory 1))

  ;; |read[k] * weights[k] * g| for `count` k, a multiple of 4: those of at least `floor` are counted
  ;; by bucket in counts and sums, and held in `near` where their bucket is in [low, high). Returns
  ;; the bits of the largest.
  (func (export "count")
    (param $read i32) (param $weights i32) (param $count i32) (param $g f64) (param $floor f32)
    (param $counts i32) (param $sums i32) (param $large i32) (param $near i32)
    (param $low i32) (param $high i32) (param $shift i32)
    (result i32)
    (local $end i32) (local $r v128) (local $w v128) (local $gs v128) (local $sizes v128)
    (local $whole v128) (local $mask i32) (local $to i32) (local $floors v128)
    (local $size f32) (local $bits i32) (local $bucket i32) (local $at i32)
    (local $most i32) (local $held i32)
    (local.set $end (i32.add (local.get $read) (i32.shl (local.get $count) (i32.const 2))))
    (local.set $gs (f64x2.splat (local.get $g)))
    (local.set $floors (f32x4.splat (local.get $floor)))
    (local.set $to (local.get $large))
    (block $done
      (loop $four
        (br_if $done (i32.ge_u (local.get $read) (local.get $end)))
        (local.set $r (v128.load (local.get $read)))
        (local.set $w (v128.load (local.get $weights)))
        ;; In float64, rounded once: what every other way of counting finds, too.
        (local.set $sizes (f32x4.abs (i8x16.shuffle 0 1 2 3 4 5 6 7 16 17 18 19 20 21 22 23
          (f32x4.demote_f64x2_zero (f64x2.mul (local.get $gs) (f64x2.mul
            (f64x2.promote_low_f32x4 (local.get $r)) (f64x2.promote_low_f32x4 (local.get $w)))))
          (f32x4.demote_f64x2_zero (f64x2.mul (local.get $gs) (f64x2.mul
            (f64x2.promote_low_f32x4
              (i8x16.shuffle 8 9 10 11 12 13 14 15 8 9 10 11 12 13 14 15
                (local.get $r) (local.get $r)))
            (f64x2.promote_low_f32x4
              (i8x16.shuffle 8 9 10 11 12 13 14 15 8 9 10 11 12 13 14 15
                (local.get $w) (local.get $w)))))))))
        (local.set $whole (f64x2.add (local.get $whole) (f64x2.add
          (f64x2.promote_low_f32x4 (local.get $sizes))
          (f64x2.promote_low_f32x4
            (i8x16.shuffle 8 9 10 11 12 13 14 15 8 9 10 11 12 13 14 15
              (local.get $sizes) (local.get $sizes))))))
        ;; Which are large cannot be foreseen: each is written, and the next one over it unless it counts.
        (local.set $mask (i32x4.bitmask (f32x4.ge (local.get $sizes) (local.get $floors))))
        (if (local.get $mask)
          (then
            (v128.store32_lane 0 (local.get $to) (local.get $sizes))
            (local.set $to (i32.add (local.get $to)
              (i32.and (i32.shl (local.get $mask) (i32.const 2)) (i32.const 4))))
            (v128.store32_lane 1 (local.get $to) (local.get $sizes))
            (local.set $to (i32.add (local.get $to)
              (i32.and (i32.shl (local.get $mask) (i32.const 1)) (i32.const 4))))
            (v128.store32_lane 2 (local.get $to) (local.get $sizes))
            (local.set $to (i32.add (local.get $to)
              (i32.and (local.get $mask) (i32.const 4))))
            (v128.store32_lane 3 (local.get $to) (local.get $sizes))
            (local.set $to (i32.add (local.get $to)
              (i32.and (i32.shr_u (local.get $mask) (i32.const 1)) (i32.const 4))))))
        (local.set $read (i32.add (local.get $read) (i32.const 16)))
        (local.set $weights (i32.add (local.get $weights) (i32.const 16)))
        (br $four)))
    (f64.store (i32.const 0) (f64.add (f64.load (i32.const 0)) (f64.add
      (f64x2.extract_lane 0 (local.get $whole)) (f64x2.extract_lane 1 (local.get $whole)))))
    (local.set $held (i32.load (i32.const 8)))
    (block $counted
      (loop $each
        (br_if $counted (i32.ge_u (local.get $large) (local.get $to)))
        (local.set $size (f32.load (local.get $large)))
        (local.set $bits (i32.reinterpret_f32 (local.get $size)))
        (local.set $bucket (i32.shr_u (local.get $bits) (local.get $shift)))
        (local.set $at (i32.add (local.get $counts) (i32.shl (local.get $bucket) (i32.const 2))))
        (i32.store (local.get $at) (i32.add (i32.load (local.get $at)) (i32.const 1)))
        (local.set $at (i32.add (local.get $sums) (i32.shl (local.get $bucket) (i32.const 3))))
        (f64.store (local.get $at)
          (f64.add (f64.load (local.get $at)) (f64.promote_f32 (local.get $size))))
        (f32.store (i32.add (local.get $near) (i32.shl (local.get $held) (i32.const 2)))
          (local.get $size))
        (local.set $held (i32.add (local.get $held) (i32.lt_u
          (i32.sub (local.get $bucket) (local.get $low))
          (i32.sub (local.get $high) (local.get $low)))))
        (local.set $most (select (local.get $bits) (local.get $most)
          (i32.gt_u (local.get $bits) (local.get $most))))
        (local.set $large (i32.add (local.get $large) (i32.const 4)))
        (br $each)))
    (i32.store (i32.const 8) (local.get $held))
    (local.get $most)))
