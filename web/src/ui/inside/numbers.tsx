/** Numbers of "Look inside" as people read them; the exact value stays with the text. */
import { useWords } from "../Said";

interface NumProps {
  readonly value: number;
  readonly sign?: boolean;
  readonly digits?: number;
  readonly name?: string | undefined;
}

/** A number whose element carries it whole, for scripts and tests. */
export function Num({ value, sign = false, digits = 3, name }: NumProps) {
  const { signed, fixed } = useWords().numbers;
  return (
    <data class="num" value={String(value)} data-name={name}>
      {sign ? signed(value, digits) : fixed(value, digits)}
    </data>
  );
}

/** Warm and solid for, cool and dashed against: told by the sign as well. */
export function Worth({ value, name }: { value: number; name?: string | undefined }) {
  return (
    <span class={value < 0 ? "worth worth-against" : "worth worth-for"}>
      <Num value={value} sign name={name} />
    </span>
  );
}
