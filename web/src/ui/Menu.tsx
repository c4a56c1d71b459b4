/** A button in the header that opens a small panel below it; Escape or a press elsewhere closes it. */
import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { Icon, type IconName } from "./Icon";

interface MenuProps {
  readonly name: string;
  readonly icon: IconName;
  readonly id: string;
  /** The whole name of the button, where more is to be said than is seen. */
  readonly label?: string;
  /** What the button says that shows a choice: its whole name, and the part that is seen. */
  readonly chosen?: { readonly name: string; readonly seen: string };
  /** Gets what closes the panel. */
  readonly children: (close: () => void) => ComponentChildren;
}

export function Menu({ name, icon, id, label, chosen, children }: MenuProps) {
  const open = useSignal(false);
  const place = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const close = (): void => {
    const within = place.current?.contains(document.activeElement);
    open.value = false;
    if (within) button.current?.focus();
  };
  useEffect(() => {
    if (!open.value) return;
    const elsewhere = (event: Event): void => {
      if (!place.current?.contains(event.target as Node)) open.value = false;
    };
    document.addEventListener("pointerdown", elsewhere);
    return () => document.removeEventListener("pointerdown", elsewhere);
  }, [open.value]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only hears Escape from its buttons
    <div
      class="menu"
      ref={place}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || !open.value) return;
        event.stopPropagation();
        close();
      }}
    >
      <button
        ref={button}
        type="button"
        class={chosen ? "button button-chosen" : "button button-quiet"}
        aria-label={label ?? chosen?.name}
        title={label ?? chosen?.name}
        aria-expanded={open.value}
        aria-controls={open.value ? id : undefined}
        onClick={() => {
          open.value = !open.value;
        }}
      >
        <Icon name={icon} />
        <span class={chosen ? "button-choice" : "button-word"}>{chosen?.seen ?? name}</span>
      </button>
      {open.value ? (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form fields
        <div class="menu-panel" id={id} role="group" aria-label={label ?? name}>
          {children(close)}
        </div>
      ) : null}
    </div>
  );
}
