/** On a phone the parts under stage and answer take turns: this chooses which one is open. */
import { useRef } from "preact/hooks";
import type { App } from "../app/app";
import { PARTS } from "../app/tabs";
import { turned } from "./turning";

export function PhoneTabs({ app }: { app: App }) {
  const list = useRef<HTMLDivElement>(null);
  const { places } = app.words;
  const part = app.part.value;
  const onKey = (event: KeyboardEvent): void => {
    const next = turned(PARTS, part, event.key, app.words.direction);
    if (next === null) return;
    event.preventDefault();
    app.turnTo(next);
    list.current?.querySelectorAll("button")[PARTS.indexOf(next)]?.focus();
  };
  return (
    <div class="parts" role="tablist" aria-label={places.tabs} ref={list} onKeyDown={onKey}>
      {PARTS.map((each) => (
        <button
          key={each}
          type="button"
          class="part"
          role="tab"
          aria-selected={each === part}
          tabIndex={each === part ? 0 : -1}
          onClick={({ currentTarget }) => {
            app.turnTo(each);
            toStage(currentTarget);
          }}
        >
          {places.tab[each]}
        </button>
      ))}
    </div>
  );
}

/** What is chosen stands right under the stage: there is not much room for it above the fold. */
function toStage(tab: HTMLElement): void {
  const theatre = tab.closest(".screen")?.querySelector(".theatre");
  if (theatre && theatre.getBoundingClientRect().top > 0) theatre.scrollIntoView();
}
