/** The inspector, "Look inside": five panels, one open at a time. */
import { useSignalEffect } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { App } from "../../app/app";
import { TABS, type Tab } from "../../app/drawer";
import { KeepButton } from "../compare/Keep";
import { Icon } from "../Icon";
import { turned } from "../turning";
import { ChapterStrip } from "./Chapters";
import { ConnectionsPanel } from "./ConnectionsPanel";
import { DropoutPanel } from "./DropoutPanel";
import { EvidencePanel } from "./EvidencePanel";
import { closeDrawer } from "./LookInside";
import { NeuronPanel } from "./NeuronPanel";
import { WhatIfPanel } from "./WhatIfPanel";

const PANELS = {
  evidence: EvidencePanel,
  neuron: NeuronPanel,
  whatif: WhatIfPanel,
  connections: ConnectionsPanel,
  dropout: DropoutPanel,
} as const;

export function Drawer({ app }: { app: App }) {
  return app.inside.tab.value === null ? null : <Open app={app} tab={app.inside.tab.value} />;
}

function Open({ app, tab }: { app: App; tab: Tab }) {
  const { inside } = app;
  const { drawer } = app.words;
  const sheet = useRef<HTMLElement>(null);
  const body = useRef<HTMLDivElement>(null);
  /** Focus is in the sheet, or was until its place vanished. */
  const entered = useRef(false);
  const Panel = PANELS[tab];

  // Another neuron is another page: it begins at the top, and focus that was in it stays in it.
  useSignalEffect(() => {
    inside.neuron.value;
    inside.tab.value;
    if (body.current) body.current.scrollTop = 0;
    // What was pressed may be gone by now.
    if (entered.current && !sheet.current?.contains(document.activeElement)) {
      focusTitle(body.current);
    }
  });
  useSignalEffect(() => {
    if (inside.opener.value) requestAnimationFrame(() => focusTitle(body.current));
  });
  useEffect(() => {
    // A neuron that was chosen on the stage by key: the stage itself opens nothing.
    const at = document.activeElement;
    if (!inside.opener.peek() && isStage(at)) inside.openedBy(at);
  }, [inside]);

  return (
    <section
      ref={sheet}
      class="drawer"
      aria-label={drawer.name}
      onFocusIn={() => {
        entered.current = true;
      }}
      onFocusOut={({ relatedTarget }) => {
        const outside = relatedTarget instanceof Node && !sheet.current?.contains(relatedTarget);
        if (outside) entered.current = false;
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        closeDrawer(app);
      }}
    >
      <div class="drawer-head">
        <Tabs app={app} tab={tab} />
        <button
          type="button"
          class="button button-icon"
          aria-label={drawer.close}
          title={drawer.closeKey}
          onClick={() => closeDrawer(app)}
        >
          <Icon name="close" />
        </button>
      </div>
      <div
        ref={body}
        class="drawer-body"
        role="tabpanel"
        id={app.idOf("inside-panel")}
        aria-labelledby={app.idOf(`inside-tab-${tab}`)}
      >
        <Panel app={app} />
      </div>
      {app.inside.chapter.value === null && app.pair.a.value === null ? (
        <div class="drawer-foot">
          <KeepButton app={app} />
        </div>
      ) : null}
      <ChapterStrip app={app} />
    </section>
  );
}

function focusTitle(body: HTMLElement | null): void {
  body?.querySelector<HTMLElement>(".inside-title")?.focus({ preventScroll: true });
}

function Tabs({ app, tab }: { app: App; tab: Tab }) {
  const list = useRef<HTMLDivElement>(null);
  const onKey = (event: KeyboardEvent): void => {
    const next = turned(TABS, tab, event.key, app.words.direction);
    if (next === null) return;
    event.preventDefault();
    app.inside.open(next);
    list.current?.querySelectorAll("button")[TABS.indexOf(next)]?.focus();
  };
  return (
    <div
      class="tabs"
      role="tablist"
      aria-label={app.words.drawer.name}
      ref={list}
      onKeyDown={onKey}
    >
      {TABS.map((each) => (
        <button
          key={each}
          type="button"
          class="tab"
          role="tab"
          id={app.idOf(`inside-tab-${each}`)}
          aria-selected={each === tab}
          aria-controls={each === tab ? app.idOf("inside-panel") : undefined}
          tabIndex={each === tab ? 0 : -1}
          onClick={() => app.inside.open(each)}
        >
          {app.words.drawer.tabs[each]}
        </button>
      ))}
    </div>
  );
}

const isStage = (at: Element | null): at is HTMLElement =>
  at instanceof HTMLElement && at.matches(".stage-canvas:focus-visible");
