/** A sentence for the reader that stays until it is closed, such as why a link was ignored. */

import type { App } from "../app/app";
import { Icon } from "./Icon";

export function Notice({ app }: { app: App }) {
  const words = app.notice.value;
  return (
    <div class="notice-bar" role="alert" hidden={words === ""}>
      <p>{words}</p>
      <button
        type="button"
        class="button button-icon"
        aria-label={app.words.notice.close}
        onClick={app.closeNotice}
      >
        <Icon name="close" />
      </button>
    </div>
  );
}
