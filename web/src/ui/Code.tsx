/** One line of code in colour. */
import type { Span } from "./highlight";

export function Code({ spans }: { spans: readonly Span[] }) {
  return (
    <code class="code">
      {spans.map(({ text, kind }, index) => (
        <span key={index} class={kind ? `token-${kind}` : undefined}>
          {text}
        </span>
      ))}
    </code>
  );
}
