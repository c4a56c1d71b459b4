;; The loops that learning spends its time in, four numbers at once. What they are for, and in which
;; order, is said in kernel.ts. Addresses are in bytes, counts in numbers; matrices lie row by row,
;; and weights with one row for each number that is read: (inputs, outputs).
(module
  (import "learn" "memory" (memory 1))

  ;; out[c] = start[c] + the sum of coefs[k] * base[places[k] * cols + c] over k below count.
  ;; `start` 0 stands for nothing. Sixteen sums at a time stay in registers.
  (func $combine
    (param $out i32) (param $start i32) (param $base i32)
    (param $places i32) (param $coefs i32) (param $count i32) (param $cols i32)
    (local $c i32) (local $width i32) (local $wide i32) (local $k i32) (local $row i32)
    (local $from i32) (local $end i32) ;; k and end count in bytes
    (local $f v128) (local $s0 v128) (local $s1 v128) (local $s2 v128) (local $s3 v128)
    (local $s f32)
    (local.set $width (i32.shl (local.get $cols) (i32.const 2)))
    (local.set $wide (i32.and (local.get $width) (i32.const -64)))
    (local.set $end (i32.shl (local.get $count) (i32.const 2)))
    (block $narrow
      (loop $sixteen
        (br_if $narrow (i32.ge_u (local.get $c) (local.get $wide)))
        (if (local.get $start)
          (then
            (local.set $row (i32.add (local.get $start) (local.get $c)))
            (local.set $s0 (v128.load (local.get $row)))
            (local.set $s1 (v128.load offset=16 (local.get $row)))
            (local.set $s2 (v128.load offset=32 (local.get $row)))
            (local.set $s3 (v128.load offset=48 (local.get $row))))
          (else
            (local.set $s0 (v128.const f32x4 0 0 0 0))
            (local.set $s1 (local.get $s0))
            (local.set $s2 (local.get $s0))
            (local.set $s3 (local.get $s0))))
        (local.set $k (i32.const 0))
        (local.set $from (i32.add (local.get $base) (local.get $c)))
        (block $summed
          (loop $each
            (br_if $summed (i32.ge_u (local.get $k) (local.get $end)))
            (local.set $row (i32.add (local.get $from) (i32.mul (local.get $width)
              (i32.load (i32.add (local.get $places) (local.get $k))))))
            (local.set $f (v128.load32_splat (i32.add (local.get $coefs) (local.get $k))))
            (local.set $s0 (f32x4.add (local.get $s0)
              (f32x4.mul (local.get $f) (v128.load (local.get $row)))))
            (local.set $s1 (f32x4.add (local.get $s1)
              (f32x4.mul (local.get $f) (v128.load offset=16 (local.get $row)))))
            (local.set $s2 (f32x4.add (local.get $s2)
              (f32x4.mul (local.get $f) (v128.load offset=32 (local.get $row)))))
            (local.set $s3 (f32x4.add (local.get $s3)
              (f32x4.mul (local.get $f) (v128.load offset=48 (local.get $row)))))
            (local.set $k (i32.add (local.get $k) (i32.const 4)))
            (br $each)))
        (local.set $row (i32.add (local.get $out) (local.get $c)))
        (v128.store (local.get $row) (local.get $s0))
        (v128.store offset=16 (local.get $row) (local.get $s1))
        (v128.store offset=32 (local.get $row) (local.get $s2))
        (v128.store offset=48 (local.get $row) (local.get $s3))
        (local.set $c (i32.add (local.get $c) (i32.const 64)))
        (br $sixteen)))
    (block $done
      (loop $one
        (br_if $done (i32.ge_u (local.get $c) (local.get $width)))
        (local.set $s (f32.const 0))
        (if (local.get $start)
          (then (local.set $s (f32.load (i32.add (local.get $start) (local.get $c))))))
        (local.set $k (i32.const 0))
        (local.set $from (i32.add (local.get $base) (local.get $c)))
        (block $summed
          (loop $each
            (br_if $summed (i32.ge_u (local.get $k) (local.get $end)))
            (local.set $s (f32.add (local.get $s)
              (f32.mul
                (f32.load (i32.add (local.get $coefs) (local.get $k)))
                (f32.load (i32.add (local.get $from) (i32.mul (local.get $width)
                  (i32.load (i32.add (local.get $places) (local.get $k)))))))))
            (local.set $k (i32.add (local.get $k) (i32.const 4)))
            (br $each)))
        (f32.store (i32.add (local.get $out) (local.get $c)) (local.get $s))
        (local.set $c (i32.add (local.get $c) (i32.const 4)))
        (br $one))))

  ;; Which of `count` numbers, `step` bytes apart, are not 0: their places and values, and how many.
  (func $nonzero
    (param $from i32) (param $count i32) (param $step i32) (param $places i32) (param $coefs i32)
    (result i32)
    (local $k i32) (local $found i32) (local $value f32) (local $at i32)
    (block $done
      (loop $each
        (br_if $done (i32.ge_u (local.get $k) (local.get $count)))
        (local.set $value (f32.load (local.get $from)))
        (local.set $at (i32.shl (local.get $found) (i32.const 2)))
        ;; Written in any case, and overwritten if it does not count: no branch to guess.
        (i32.store (i32.add (local.get $places) (local.get $at)) (local.get $k))
        (f32.store (i32.add (local.get $coefs) (local.get $at)) (local.get $value))
        (local.set $found (i32.add (local.get $found)
          (f32.ne (local.get $value) (f32.const 0))))
        (local.set $from (i32.add (local.get $from) (local.get $step)))
        (local.set $k (i32.add (local.get $k) (i32.const 1)))
        (br $each)))
    (local.get $found))

  ;; z (n, outputs) = a (n, inputs) weight + bias. `bias` 0 stands for none.
  (func (export "forward")
    (param $a i32) (param $n i32) (param $inputs i32) (param $weight i32) (param $bias i32)
    (param $outputs i32) (param $z i32) (param $places i32) (param $coefs i32)
    (block $done
      (loop $each
        (br_if $done (i32.eqz (local.get $n)))
        (call $combine (local.get $z) (local.get $bias) (local.get $weight)
          (local.get $places) (local.get $coefs)
          (call $nonzero (local.get $a) (local.get $inputs) (i32.const 4)
            (local.get $places) (local.get $coefs))
          (local.get $outputs))
        (local.set $a (i32.add (local.get $a) (i32.shl (local.get $inputs) (i32.const 2))))
        (local.set $z (i32.add (local.get $z) (i32.shl (local.get $outputs) (i32.const 2))))
        (local.set $n (i32.sub (local.get $n) (i32.const 1)))
        (br $each))))

  ;; slope (inputs, outputs) = a (n, inputs) transposed times g (n, outputs).
  (func (export "slopes")
    (param $a i32) (param $n i32) (param $inputs i32) (param $g i32) (param $outputs i32)
    (param $slope i32) (param $places i32) (param $coefs i32)
    (local $i i32)
    (block $done
      (loop $each
        (br_if $done (i32.ge_u (local.get $i) (local.get $inputs)))
        (call $combine (local.get $slope) (i32.const 0) (local.get $g)
          (local.get $places) (local.get $coefs)
          (call $nonzero (i32.add (local.get $a) (i32.shl (local.get $i) (i32.const 2)))
            (local.get $n) (i32.shl (local.get $inputs) (i32.const 2))
            (local.get $places) (local.get $coefs))
          (local.get $outputs))
        (local.set $slope (i32.add (local.get $slope) (i32.shl (local.get $outputs) (i32.const 2))))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br $each))))

  ;; back (n, inputs) = g (n, outputs) times weight transposed; 0 without looking where `gate`, the
  ;; slope of what is read, is 0. `gate` 0 stands for open everywhere.
  (func (export "back")
    (param $g i32) (param $n i32) (param $inputs i32) (param $weight i32) (param $outputs i32)
    (param $gate i32) (param $back i32)
    (local $i i32) (local $width i32)
    (local.set $width (i32.shl (local.get $outputs) (i32.const 2)))
    (block $done
      (loop $row
        (br_if $done (i32.eqz (local.get $n)))
        (local.set $i (i32.const 0))
        (block $over
          (loop $each
            (br_if $over (i32.ge_u (local.get $i) (local.get $inputs)))
            (f32.store (local.get $back)
              (if (result f32)
                (if (result i32) (local.get $gate)
                  (then (f32.ne (f32.load (local.get $gate)) (f32.const 0)))
                  (else (i32.const 1)))
                (then (call $dot
                  (i32.add (local.get $weight) (i32.mul (local.get $i) (local.get $width)))
                  (local.get $g) (local.get $width)))
                (else (f32.const 0))))
            (if (local.get $gate)
              (then (local.set $gate (i32.add (local.get $gate) (i32.const 4)))))
            (local.set $back (i32.add (local.get $back) (i32.const 4)))
            (local.set $i (i32.add (local.get $i) (i32.const 1)))
            (br $each)))
        (local.set $g (i32.add (local.get $g) (local.get $width)))
        (local.set $n (i32.sub (local.get $n) (i32.const 1)))
        (br $row))))

  ;; The sum of a[k] * b[k]; `width` is in bytes.
  (func $dot (param $a i32) (param $b i32) (param $width i32) (result f32)
    (local $c i32) (local $wide i32) (local $s v128) (local $t v128) (local $sum f32)
    (local $x i32) (local $y i32)
    (local.set $wide (i32.and (local.get $width) (i32.const -32)))
    (block $narrow
      (loop $eight
        (br_if $narrow (i32.ge_u (local.get $c) (local.get $wide)))
        (local.set $x (i32.add (local.get $a) (local.get $c)))
        (local.set $y (i32.add (local.get $b) (local.get $c)))
        (local.set $s (f32x4.add (local.get $s)
          (f32x4.mul (v128.load (local.get $x)) (v128.load (local.get $y)))))
        (local.set $t (f32x4.add (local.get $t)
          (f32x4.mul (v128.load offset=16 (local.get $x)) (v128.load offset=16 (local.get $y)))))
        (local.set $c (i32.add (local.get $c) (i32.const 32)))
        (br $eight)))
    (local.set $s (f32x4.add (local.get $s) (local.get $t)))
    (local.set $sum (f32.add
      (f32.add (f32x4.extract_lane 0 (local.get $s)) (f32x4.extract_lane 1 (local.get $s)))
      (f32.add (f32x4.extract_lane 2 (local.get $s)) (f32x4.extract_lane 3 (local.get $s)))))
    (block $done
      (loop $one
        (br_if $done (i32.ge_u (local.get $c) (local.get $width)))
        (local.set $sum (f32.add (local.get $sum) (f32.mul
          (f32.load (i32.add (local.get $a) (local.get $c)))
          (f32.load (i32.add (local.get $b) (local.get $c))))))
        (local.set $c (i32.add (local.get $c) (i32.const 4)))
        (br $one)))
    (local.get $sum))

  ;; SGD with momentum over `count` numbers, a multiple of 4: v = momentum * v + g, p = p - rate * v.
  (func (export "sgd")
    (param $p i32) (param $g i32) (param $v i32) (param $count i32)
    (param $rate f32) (param $momentum f32)
    (local $end i32) (local $velocity v128)
    (local.set $end (i32.add (local.get $p) (i32.shl (local.get $count) (i32.const 2))))
    (block $done
      (loop $four
        (br_if $done (i32.ge_u (local.get $p) (local.get $end)))
        (local.set $velocity (f32x4.add (v128.load (local.get $g))
          (f32x4.mul (f32x4.splat (local.get $momentum)) (v128.load (local.get $v)))))
        (v128.store (local.get $v) (local.get $velocity))
        (v128.store (local.get $p) (f32x4.sub (v128.load (local.get $p))
          (f32x4.mul (f32x4.splat (local.get $rate)) (local.get $velocity))))
        (local.set $p (i32.add (local.get $p) (i32.const 16)))
        (local.set $g (i32.add (local.get $g) (i32.const 16)))
        (local.set $v (i32.add (local.get $v) (i32.const 16)))
        (br $four))))

  ;; Adam over `count` numbers, a multiple of 4; `size` is rate / (1 - beta1^t), `root` the square
  ;; root of 1 - beta2^t.
  (func (export "adam")
    (param $p i32) (param $g i32) (param $m i32) (param $v i32) (param $count i32)
    (param $size f32) (param $root f32) (param $beta1 f32) (param $beta2 f32) (param $eps f32)
    (local $end i32) (local $gradient v128) (local $first v128) (local $second v128)
    (local.set $end (i32.add (local.get $p) (i32.shl (local.get $count) (i32.const 2))))
    (block $done
      (loop $four
        (br_if $done (i32.ge_u (local.get $p) (local.get $end)))
        (local.set $gradient (v128.load (local.get $g)))
        (local.set $first (v128.load (local.get $m)))
        (local.set $first (f32x4.add (local.get $first)
          (f32x4.mul (f32x4.splat (f32.sub (f32.const 1) (local.get $beta1)))
            (f32x4.sub (local.get $gradient) (local.get $first)))))
        (local.set $second (f32x4.add
          (f32x4.mul (f32x4.splat (local.get $beta2)) (v128.load (local.get $v)))
          (f32x4.mul (f32x4.splat (f32.sub (f32.const 1) (local.get $beta2)))
            (f32x4.mul (local.get $gradient) (local.get $gradient)))))
        (v128.store (local.get $m) (local.get $first))
        (v128.store (local.get $v) (local.get $second))
        (v128.store (local.get $p) (f32x4.sub (v128.load (local.get $p))
          (f32x4.div
            (f32x4.mul (f32x4.splat (local.get $size)) (local.get $first))
            (f32x4.add
              (f32x4.div (f32x4.sqrt (local.get $second)) (f32x4.splat (local.get $root)))
              (f32x4.splat (local.get $eps))))))
        (local.set $p (i32.add (local.get $p) (i32.const 16)))
        (local.set $g (i32.add (local.get $g) (i32.const 16)))
        (local.set $m (i32.add (local.get $m) (i32.const 16)))
        (local.set $v (i32.add (local.get $v) (i32.const 16)))
        (br $four)))))
