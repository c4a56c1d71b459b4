/** Chooses the language, each by its own name. */
import type { App } from "../app/app";
import { Menu } from "./Menu";

export function LanguageMenu({ app }: { app: App }) {
  const words = app.words.language;
  const { offered, spoken, choose } = app.languages;
  const { name } = spoken.value;
  return (
    <div class="language-menu">
      <Menu name={name} label={words.now(name)} icon="globe" id={app.idOf("language-menu")}>
        {(close) =>
          offered.map((language) => (
            <button
              key={language.tag}
              type="button"
              class="menu-item menu-choice"
              lang={language.tag}
              aria-pressed={language === spoken.value}
              onClick={() => void choose(language).then(close)}
            >
              {language.name}
            </button>
          ))
        }
      </Menu>
    </div>
  );
}
