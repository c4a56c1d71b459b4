/** A sentence for the reader that stays until it is closed, such as why a link was ignored. */
import { Icon } from "./Icon";
import type { App } from "./state";

export function Notice({ app }: { app: App }) {
  const words = app.notice.value;
  return (
    <div class="notice-bar" role="alert" hidden={words === ""}>
      <p>{words}</p>
      <button
        type="button"
        class="button button-icon"
        aria-label="Close message"
        onClick={() => {
          app.notice.value = "";
        }}
      >
        <Icon name="close" />
      </button>
    </div>
  );
}
