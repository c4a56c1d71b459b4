;; The products of a convolution: kernels times patches, products.ts says how they lie. Addresses and
;; lengths are in bytes.
(module
  (import "products" "memory" (memory 1))

  ;; out (rows, many) = weights (rows, length) times patches (many, length) transposed; rows are even,
  ;; `many` and the numbers in a length multiples of 4. Sums are taken of few products in float32, of
  ;; those in float64.
  (func (export "products")
    (param $weights i32) (param $patches i32) (param $length i32)
    (param $rows i32) (param $many i32) (param $out i32)
    (local $o i32) (local $p i32) (local $v i32) (local $a i32) (local $to i32)
    (local.set $v (local.get $weights))
    (block $all
      (loop $two
        (br_if $all (i32.ge_u (local.get $o) (local.get $rows)))
        (local.set $a (local.get $patches))
        (local.set $p (i32.const 0))
        (local.set $to (local.get $out))
        (block $over
          (loop $four
            (br_if $over (i32.ge_u (local.get $p) (local.get $many)))
            (call $eight (local.get $v) (local.get $a) (local.get $length)
              (local.get $to) (i32.shl (local.get $many) (i32.const 2)))
            (local.set $a (i32.add (local.get $a) (i32.shl (local.get $length) (i32.const 2))))
            (local.set $to (i32.add (local.get $to) (i32.const 16)))
            (local.set $p (i32.add (local.get $p) (i32.const 4)))
            (br $four)))
        (local.set $out (i32.add (local.get $out) (i32.shl (local.get $many) (i32.const 3))))
        (local.set $v (i32.add (local.get $v) (i32.shl (local.get $length) (i32.const 1))))
        (local.set $o (i32.add (local.get $o) (i32.const 2)))
        (br $two))))

  ;; Two rows of weights times four patches: each number that is fetched serves often.
  (func $eight
    (param $v i32) (param $a i32) (param $length i32) (param $to i32) (param $row i32)
    (local $w i32) (local $b i32) (local $c i32) (local $d i32) (local $end i32) (local $stop i32)
    (local $x v128) (local $y v128) (local $n v128)
    (local $va v128) (local $vb v128) (local $vc v128) (local $vd v128)
    (local $wa v128) (local $wb v128) (local $wc v128) (local $wd v128)
    (local $vab v128) (local $vcd v128) (local $wab v128) (local $wcd v128)
    (local.set $w (i32.add (local.get $v) (local.get $length)))
    (local.set $b (i32.add (local.get $a) (local.get $length)))
    (local.set $c (i32.add (local.get $b) (local.get $length)))
    (local.set $d (i32.add (local.get $c) (local.get $length)))
    (local.set $end (local.get $w))
    (block $done
      (loop $piece
        (br_if $done (i32.ge_u (local.get $v) (local.get $end)))
        (local.set $stop (i32.add (local.get $v) (i32.const 512)))
        (local.set $stop (select (local.get $stop) (local.get $end)
          (i32.lt_u (local.get $stop) (local.get $end))))
        (local.set $va (v128.const f32x4 0 0 0 0))
        (local.set $vb (local.get $va)) (local.set $vc (local.get $va)) (local.set $vd (local.get $va))
        (local.set $wa (local.get $va)) (local.set $wb (local.get $va))
        (local.set $wc (local.get $va)) (local.set $wd (local.get $va))
        (loop $each
          (local.set $x (v128.load (local.get $v)))
          (local.set $y (v128.load (local.get $w)))
          (local.set $n (v128.load (local.get $a)))
          (local.set $va (f32x4.add (local.get $va) (f32x4.mul (local.get $x) (local.get $n))))
          (local.set $wa (f32x4.add (local.get $wa) (f32x4.mul (local.get $y) (local.get $n))))
          (local.set $n (v128.load (local.get $b)))
          (local.set $vb (f32x4.add (local.get $vb) (f32x4.mul (local.get $x) (local.get $n))))
          (local.set $wb (f32x4.add (local.get $wb) (f32x4.mul (local.get $y) (local.get $n))))
          (local.set $n (v128.load (local.get $c)))
          (local.set $vc (f32x4.add (local.get $vc) (f32x4.mul (local.get $x) (local.get $n))))
          (local.set $wc (f32x4.add (local.get $wc) (f32x4.mul (local.get $y) (local.get $n))))
          (local.set $n (v128.load (local.get $d)))
          (local.set $vd (f32x4.add (local.get $vd) (f32x4.mul (local.get $x) (local.get $n))))
          (local.set $wd (f32x4.add (local.get $wd) (f32x4.mul (local.get $y) (local.get $n))))
          (local.set $w (i32.add (local.get $w) (i32.const 16)))
          (local.set $a (i32.add (local.get $a) (i32.const 16)))
          (local.set $b (i32.add (local.get $b) (i32.const 16)))
          (local.set $c (i32.add (local.get $c) (i32.const 16)))
          (local.set $d (i32.add (local.get $d) (i32.const 16)))
          (br_if $each (i32.lt_u
            (local.tee $v (i32.add (local.get $v) (i32.const 16))) (local.get $stop))))
        (local.set $vab (f64x2.add (local.get $vab) (call $sums (local.get $va) (local.get $vb))))
        (local.set $vcd (f64x2.add (local.get $vcd) (call $sums (local.get $vc) (local.get $vd))))
        (local.set $wab (f64x2.add (local.get $wab) (call $sums (local.get $wa) (local.get $wb))))
        (local.set $wcd (f64x2.add (local.get $wcd) (call $sums (local.get $wc) (local.get $wd))))
        (br $piece)))
    (v128.store (local.get $to) (call $four (local.get $vab) (local.get $vcd)))
    (v128.store (i32.add (local.get $to) (local.get $row))
      (call $four (local.get $wab) (local.get $wcd))))

  ;; The sum of the four numbers of each, in float64.
  (func $sums (param $a v128) (param $b v128) (result v128)
    (local $low v128) (local $high v128)
    (local.set $low (f64x2.add (f64x2.promote_low_f32x4 (local.get $a))
      (f64x2.promote_low_f32x4 (i8x16.shuffle 8 9 10 11 12 13 14 15 8 9 10 11 12 13 14 15
        (local.get $a) (local.get $a)))))
    (local.set $high (f64x2.add (f64x2.promote_low_f32x4 (local.get $b))
      (f64x2.promote_low_f32x4 (i8x16.shuffle 8 9 10 11 12 13 14 15 8 9 10 11 12 13 14 15
        (local.get $b) (local.get $b)))))
    (f64x2.add
      (i8x16.shuffle 0 1 2 3 4 5 6 7 16 17 18 19 20 21 22 23 (local.get $low) (local.get $high))
      (i8x16.shuffle 8 9 10 11 12 13 14 15 24 25 26 27 28 29 30 31
        (local.get $low) (local.get $high))))

  ;; Two and two float64 as four float32.
  (func $four (param $a v128) (param $b v128) (result v128)
    (i8x16.shuffle 0 1 2 3 4 5 6 7 16 17 18 19 20 21 22 23
      (f32x4.demote_f64x2_zero (local.get $a)) (f32x4.demote_f64x2_zero (local.get $b)))))
