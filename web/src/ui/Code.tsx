/** One line of code in colour. */
import type { Span } from "../words/highlight";

interface CodeProps {
  readonly spans: readonly Span[];
  /** Characters that wrapped lines are set in; 0 or nothing: as the first one. */
  readonly hanging?: number;
}

export function Code({ spans, hanging = 0 }: CodeProps) {
  const style = hanging ? { paddingLeft: `${hanging}ch`, textIndent: `${-hanging}ch` } : {};
  return (
    <code class="code" style={style}>
      {spans.map(({ text, kind }, index) => (
        <span key={index} class={kind ? `token-${kind}` : undefined}>
          {text}
        </span>
      ))}
    </code>
  );
}
