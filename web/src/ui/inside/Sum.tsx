/** Parts that add up, as one line of numbers and two bars: what speaks for, what against. */
import { Said, useWords } from "../Said";
import { Num, Worth } from "./numbers";

interface SumProps {
  readonly values: Float32Array;
  readonly bias: number;
  readonly total: number;
  /** What the parts and their total are called. */
  readonly parts: { readonly pro: string; readonly contra: string };
  readonly biasName: string;
  readonly totalName: string;
}

export function Sum({ values, bias, total, parts, biasName, totalName }: SumProps) {
  const { evidence } = useWords();
  let [pro, contra] = [0, 0];
  for (const value of values) {
    if (value > 0) pro += value;
    else contra += value;
  }
  const most = Math.max(pro, -contra, Math.abs(bias), Math.abs(total)) || 1;
  const rows = [
    { name: parts.pro, value: pro, key: "for" },
    { name: parts.contra, value: contra, key: "against" },
    { name: biasName, value: bias, key: "bias" },
  ];
  return (
    <dl class="sum">
      {rows.map(({ name, value, key }) => (
        <div key={key} class="sum-row">
          <dt>{name}</dt>
          <dd>
            <span class="sum-bar" aria-hidden="true">
              <span
                class={value < 0 ? "sum-fill sum-against" : "sum-fill sum-for"}
                style={{ width: `${(100 * Math.abs(value)) / most}%` }}
              />
            </span>
            <Worth of="evidence" value={value} name={key} />
          </dd>
        </div>
      ))}
      <div class="sum-row sum-total">
        <dt>{totalName}</dt>
        <dd>
          <span class="sum-bar" />
          <b>
            <Said words={evidence.total} slots={{ total: <Num value={total} name="total" /> }} />
          </b>
        </dd>
      </div>
    </dl>
  );
}
