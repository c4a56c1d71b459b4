/**
 * How far to step along which gradient: SGD with momentum, and Adam, as `torch.optim` has them. An
 * optimizer is the only thing here that remembers: one is made for one training.
 */
import { shown, wrong } from "../base/errors";
import { type Named, named } from "../base/named";
import type { Network } from "../network/network";
import { parametersOf, withParameters } from "../network/parameters";
import type { Gradients } from "./gradients";

export interface Optimizer {
  /**
   * Steps in place: every one of `parameters` that has a gradient of the same name is moved. What
   * becomes of numbers too large for float32 is looked at by others.
   */
  step(parameters: Named<Float32Array>, gradients: Named<Float32Array>): void;
}

export interface SgdOptions {
  readonly rate: number;
  readonly momentum?: number;
}

/** `torch.optim.SGD`: p - rate * v, v = momentum * v + gradient (Polyak 1964). Throws InputError. */
export function sgd({ rate, momentum = 0 }: SgdOptions): Optimizer {
  checkRate(rate);
  checkShare("momentum", momentum);
  const kept = named<Float32Array>();
  return {
    step(parameters, gradients) {
      for (const [name, gradient] of Object.entries(gradients)) {
        const values = parameters[name];
        if (!values) continue;
        if (momentum === 0) {
          for (let k = 0; k < values.length; k++) values[k] -= rate * gradient[k];
          continue;
        }
        kept[name] ??= new Float32Array(values.length);
        const velocity = kept[name];
        for (let k = 0; k < values.length; k++) {
          velocity[k] = momentum * velocity[k] + gradient[k];
          values[k] -= rate * velocity[k];
        }
      }
    },
  };
}

export interface AdamOptions {
  readonly rate?: number;
  readonly betas?: readonly [number, number];
  readonly eps?: number;
}

/**
 * `torch.optim.Adam` (Kingma and Ba 2015): steps of about `rate`, whatever the gradient's size.
 * Throws InputError for numbers that make no sense.
 */
export function adam({ rate = 0.001, betas = [0.9, 0.999], eps = 1e-8 }: AdamOptions): Optimizer {
  checkRate(rate);
  for (const beta of betas) checkShare("beta", beta);
  const [one, two] = betas;
  const firsts = named<Float32Array>();
  const seconds = named<Float32Array>();
  let steps = 0;
  return {
    step(parameters, gradients) {
      steps++;
      const size = rate / (1 - one ** steps);
      const root = Math.sqrt(1 - two ** steps);
      for (const [name, gradient] of Object.entries(gradients)) {
        const values = parameters[name];
        if (!values) continue;
        firsts[name] ??= new Float32Array(values.length);
        seconds[name] ??= new Float32Array(values.length);
        const [first, second] = [firsts[name], seconds[name]];
        for (let k = 0; k < values.length; k++) {
          const g = gradient[k];
          first[k] += (1 - one) * (g - first[k]);
          second[k] = two * second[k] + (1 - two) * g * g;
          values[k] -= (size * first[k]) / (Math.sqrt(second[k]) / root + eps);
        }
      }
    },
  };
}

/** The network after one step. Throws InputError when a number becomes NaN or infinite. */
export function stepped(network: Network, { tensors }: Gradients, optimizer: Optimizer): Network {
  const parameters = named(
    Object.entries(parametersOf(network)).map(([name, values]) => [name, values.slice()] as const),
  );
  optimizer.step(parameters, tensors);
  return withParameters(network, parameters);
}

/** Plain gradient descent: every parameter less `rate` times its gradient. Throws InputError. */
export const descend = (network: Network, gradients: Gradients, rate: number): Network =>
  stepped(network, gradients, sgd({ rate }));

function checkRate(rate: number): void {
  if (Number.isFinite(rate) && rate > 0) return;
  throw wrong("rateOf", shown(rate));
}

function checkShare(what: "momentum" | "beta", share: number): void {
  if (share >= 0 && share < 1) return;
  throw wrong(`${what}Of`, shown(share));
}
