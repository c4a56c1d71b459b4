/** Title, links to the lesson, theme and help. */
import { Icon } from "./Icon";
import type { App } from "./state";

export function Header({ app }: { app: App }) {
  const other = app.theme.value === "dark" ? "light" : "dark";
  return (
    <header class="header">
      <h1 class="title">MNIST Neural Network Animation</h1>
      <nav class="header-nav" aria-label="On this page">
        <a href="#how-it-works">How it works</a>
        <a href="#code">The code</a>
      </nav>
      <div class="header-buttons">
        <button
          type="button"
          class="button button-icon"
          aria-label={`Switch to ${other} theme`}
          title={`Switch to ${other} (T)`}
          onClick={app.toggleTheme}
        >
          <Icon name={app.theme.value === "dark" ? "sun" : "moon"} />
        </button>
        <button
          type="button"
          class="button button-icon"
          aria-label="Help"
          title="Keyboard shortcuts (?)"
          onClick={() => {
            app.helpOpen.value = true;
          }}
        >
          <Icon name="help" />
        </button>
      </div>
    </header>
  );
}
