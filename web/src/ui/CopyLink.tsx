/** A link to exactly what is shown, to the clipboard; into a field where there is none. */

import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { App } from "../app/app";
import { linkOf } from "../app/sharing";
import { InputError } from "../base/errors";
import { told } from "../words/told";

import { Icon } from "./Icon";
import { useWords } from "./Said";

/** ms that the button says so. */
const SAID = 2000;

export function CopyLink({ app }: { app: App }) {
  const words = app.words.link;
  const copied = useSignal(false);
  const byHand = useSignal<string | null>(null);
  const copy = async (): Promise<void> => {
    const link = linkTo(app);
    if (link === null) return;
    try {
      await navigator.clipboard.writeText(link);
    } catch {
      byHand.value = link; // No clipboard here, or no leave to use it.
      return;
    }
    copied.value = true;
    app.say(words.said);
  };
  useEffect(() => {
    if (!copied.value) return;
    const timer = setTimeout(() => {
      copied.value = false;
    }, SAID);
    return () => clearTimeout(timer);
  }, [copied.value]);
  return (
    <div class="menu">
      <button type="button" class="button button-quiet" title={words.copyTitle} onClick={copy}>
        <Icon name={copied.value ? "done" : "link"} />
        <span class="button-word">{copied.value ? words.copied : words.copy}</span>
      </button>
      {byHand.value === null ? null : (
        <LinkField
          link={byHand.value}
          onClose={() => {
            byHand.value = null;
          }}
        />
      )}
    </div>
  );
}

/** The link, which from now on is the page's address as well; null where there can be none. */
function linkTo(app: App): string | null {
  if (!/^(https?|file):$/.test(location.protocol)) {
    app.notify(app.words.link.noAddress);
    return null;
  }
  try {
    const address = new URL(location.href);
    address.hash = linkOf(app);
    address.searchParams.delete("present");
    const language = app.languages.wanted.peek();
    if (language) address.searchParams.set("lang", language);
    history.replaceState(null, "", address);
    return address.href;
  } catch (error) {
    app.notify(error instanceof InputError ? told(app.words, error) : app.words.link.noAddress);
    return null;
  }
}

function LinkField({ link, onClose }: { link: string; onClose: () => void }) {
  const words = useWords().link;
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, [link]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only hears Escape from its field
    <div
      class="menu-panel"
      onKeyDown={(event) => {
        if (event.key === "Escape") onClose();
        event.stopPropagation();
      }}
    >
      <label class="link-field">
        {words.byHand}
        <input ref={field} type="text" readOnly value={link} onBlur={onClose} />
      </label>
    </div>
  );
}
