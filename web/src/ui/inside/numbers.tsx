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

/** What a signed number means: what speaks for and against a class, or what it adds and takes away. */
export type Meaning = "evidence" | "sign";

interface WorthProps {
  readonly value: number;
  readonly of: Meaning;
  readonly name?: string | undefined;
  readonly digits?: number;
}

const CLASSES = { evidence: ["for", "against"], sign: ["plus", "minus"] } as const;

/** In the colours of what it means; the sign is written as well. */
export function Worth({ value, of, name, digits = 3 }: WorthProps) {
  const [above, below] = CLASSES[of];
  return (
    <span class={value === 0 ? "worth" : `worth worth-${value < 0 ? below : above}`}>
      <Num value={value} sign={value !== 0} name={name} digits={digits} />
    </span>
  );
}
