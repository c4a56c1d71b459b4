/**
 * What the page and its worker send each other. What is copied from thread to thread loses its
 * prototype and its getters: records by name are made anew, and of a pass only its values travel.
 */
import type { Refusal } from "../base/errors";
import { type Named, named } from "../base/named";
import { Network } from "../network/network";
import { type Trace, traceOf } from "../trace/trace";
import type { Question } from "./answers";

export type ToWorker =
  | { readonly kind: "network"; readonly network: number; readonly parts: NetworkSent }
  | { readonly kind: "forget"; readonly network: number }
  | {
      readonly kind: "parse";
      readonly id: number;
      readonly network: number;
      readonly bytes: ArrayBuffer;
    }
  | {
      readonly kind: "ask";
      readonly id: number;
      readonly network: number;
      readonly name: Question;
      /** Passes as `PassAsked`. */
      readonly args: readonly unknown[];
    };

/** `refused` is an InputError as it travels; `failed` is what else went wrong. */
export interface FromWorker {
  readonly id: number;
  readonly value?: unknown;
  readonly refused?: Refusal;
  readonly failed?: string;
}

/** A pass that the worker found and may still know by its number; else it runs it again. */
export interface PassAsked {
  readonly pass: number;
  readonly image: Float32Array;
  readonly factors: Named<Float32Array>;
}

/** A pass that the worker found. */
export interface PassSent extends PassAsked {
  readonly values: Named<Float32Array>;
}

export type NetworkSent = ReturnType<typeof sentNetwork>;

/** The parts of a network, which can be copied. */
export function sentNetwork(network: Network) {
  const { name, operations, inputShape, classNames, source, accuracy, credits } = network;
  const { featureNames, lamp, measured } = network;
  return {
    ...{ name, operations, inputShape, classNames, source, accuracy, credits, measured },
    ...(featureNames ? { featureNames } : {}),
    ...(lamp ? { lamp } : {}),
  };
}

export const networkFrom = ({ operations, ...rest }: NetworkSent): Network =>
  new Network({
    ...rest,
    operations: operations.map((op) => ({
      ...op,
      tensors: again(op.tensors),
      settings: again(op.settings),
    })),
  });

/** The pass of these values. */
export const traceFrom = (network: Network, { image, values, factors }: PassSent): Trace =>
  traceOf(network, image, { values: again(values), factors: again(factors) });

/** A record that inherits nothing, as it was. */
export const again = <T>(record: Named<T>): Named<T> => named(Object.entries(record));

export const isTrace = (value: unknown): value is Trace =>
  typeof value === "object" && value !== null && "layers" in value && "values" in value;

export const isPass = (value: unknown): value is PassAsked =>
  typeof value === "object" && value !== null && "pass" in value;
