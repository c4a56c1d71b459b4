/** Title, links to the lesson, what can be taken along, hidden parts, theme and help. */

import type { App } from "../app/app";
import { titleOf } from "../words/names";
import { Chooser } from "./Chooser";
import { CopyLink } from "./CopyLink";
import { Icon } from "./Icon";
import { LanguageMenu } from "./LanguageMenu";
import { Modes } from "./Modes";
import { PanelsMenu } from "./PanelsMenu";
import { SaveMenu } from "./SaveMenu";

export function Header({ app }: { app: App }) {
  const other = app.theme.value === "dark" ? "light" : "dark";
  const title = titleOf(app.network, app.words);
  const { header } = app.words;
  return (
    <header class="header" data-chooser={app.networks.available || undefined}>
      <h1 class="title" title={title}>
        {title}
      </h1>
      <Modes app={app} />
      <nav class="header-nav" aria-label={header.onThisPage}>
        <a href={`#${app.idOf("how-it-works")}`}>{header.how}</a>
        {app.network.source.text ? <a href={`#${app.idOf("code")}`}>{header.code}</a> : null}
      </nav>
      {app.networks.available ? <Chooser app={app} /> : null}
      <div class="header-buttons">
        <CopyLink app={app} />
        <SaveMenu app={app} />
        <PanelsMenu app={app} />
        {app.languages.offered.length > 1 ? <LanguageMenu app={app} /> : null}
        <button
          type="button"
          class="button button-icon"
          aria-label={header.toTheme[other]}
          title={header.toThemeKey[other]}
          onClick={app.toggleTheme}
        >
          <Icon name={app.theme.value === "dark" ? "sun" : "moon"} />
        </button>
        <button
          type="button"
          class="button button-icon"
          aria-label={header.help}
          title={header.helpKey}
          onClick={app.openHelp}
        >
          <Icon name="help" />
        </button>
      </div>
    </header>
  );
}
