/** A sentence with marked parts and places for what the page puts into it. */
import { type ComponentChildren, createContext, Fragment } from "preact";
import { useContext } from "preact/hooks";
import { english } from "../words/en";
import type { Mark, Rich } from "../words/rich";
import type { Words } from "../words/words";

/** The language of the page, for components that know nothing else of it. */
export const Language = createContext<Words>(english);

export const useWords = (): Words => useContext(Language);

type SaidProps<Name extends string> = { readonly words: Rich<Name> } & ([Name] extends [never]
  ? { readonly slots?: undefined }
  : { readonly slots: Readonly<Record<Name, ComponentChildren>> });

export function Said<Name extends string = never>({ words, slots }: SaidProps<Name>) {
  const filled: Partial<Record<string, ComponentChildren>> = slots ?? {};
  return (
    <>
      {words.map((part, k) => (
        <Fragment key={k}>
          {typeof part === "string" ? (
            part
          ) : "slot" in part ? (
            filled[part.slot]
          ) : (
            <Marked {...part} />
          )}
        </Fragment>
      ))}
    </>
  );
}

function Marked({ mark, text }: { mark: Mark; text: string }) {
  if (mark === "code") return <code>{text}</code>;
  if (mark === "strong") return <b>{text}</b>;
  if (mark === "term") return <dfn>{text}</dfn>;
  if (mark === "nowrap") return <span class="nowrap">{text}</span>;
  return mark === "active" ? (
    <b class="text-active">{text}</b>
  ) : (
    <span class={`text-${mark}`}>{text}</span>
  );
}
