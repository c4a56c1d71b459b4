/**
 * Numbers, shares and lists as people of one language read them. Knows nothing of what they count.
 * The formats of a language are made once, by `numbersIn`.
 */

/** The forms that a noun has beside a number; a language without some of them leaves them out. */
export type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string };

export type Numbers = ReturnType<typeof numbersIn>;

/** A real minus sign is as wide as a plus and is never broken off its number. */
const MINUS = "\u2212";

/** Below this a number has more zeros than anybody counts. */
const TINY = 1e-4;
/** From here on a loss is only large. */
const HUGE = 1e5;
const RAISED = "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079";

/** Shares below this would be rounded to nothing. */
const SMALLEST_SHARE = 0.005;

export function numbersIn(locale: string) {
  const counts = new Intl.NumberFormat(locale);
  const plain = new Intl.NumberFormat(locale, { maximumFractionDigits: 0, useGrouping: false });
  const [significant, precise3] = [2, 3].map(
    (digits) =>
      new Intl.NumberFormat(locale, { maximumSignificantDigits: digits, useGrouping: false }),
  );
  const whole = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 });
  const tenths = new Intl.NumberFormat(locale, { style: "percent", ...decimals(1) });
  const decimal = [0, 1, 2, 3, 4, 5].map(
    (digits) => new Intl.NumberFormat(locale, { ...decimals(digits), useGrouping: false }),
  );
  const plurals = new Intl.PluralRules(locale);
  const conjunction = new Intl.ListFormat(locale, { type: "conjunction" });

  /** A count: "1,024". */
  const many = (count: number): string => counts.format(count);

  /** Decimals and a real minus sign: columns of these can be added up. */
  function fixed(value: number, digits = 3): string {
    const shown = rounded(Math.abs(value), digits);
    const text = decimal[digits].format(shown);
    return value < 0 && shown !== 0 ? MINUS + text : text;
  }

  /** Three digits that count, tiny numbers with a power of ten, and a real minus sign. */
  function precise(value: number): string {
    const size = Math.abs(value);
    const text = size > 0 && size < TINY ? withPower(size) : precise3.format(size);
    return value < 0 ? MINUS + text : text;
  }

  function withPower(size: number): string {
    const [digits, power] = size.toExponential(2).split("e-");
    const raised = [...power].map((digit) => RAISED[Number(digit)]).join("");
    return `${precise3.format(Number(digits))}\u00b710\u207b${raised}`;
  }

  const percent = (share: number): string => whole.format(Math.round(100 * share) / 100);

  return {
    many,
    fixed,
    /** As `fixed`, with a sign always. */
    signed: (value: number, digits = 3): string =>
      value < 0 ? fixed(value, digits) : `+${fixed(value, digits)}`,
    /** Two decimals, three when tiny. */
    num(value: number): string {
      const size = Math.abs(value);
      return fixed(value, size > 0 && size < 0.095 ? 3 : 2);
    },
    /** Two significant digits without an exponent: 3.1, 0.42, 12. */
    short(value: number): string {
      const size = Math.abs(value);
      const text = (size >= 10 ? plain : significant).format(size);
      return value < 0 ? MINUS + text : text;
    },
    precise,
    /** A learning rate. */
    rate: (value: number): string => significant.format(Number(value.toPrecision(2))),
    /** A loss: two decimals, none from 10 on, and a huge one as "1.2e+9". */
    loss: (value: number): string =>
      value >= HUGE ? value.toExponential(1).replace(".0e", "e") : fixed(value, value < 10 ? 2 : 0),
    /** A share in whole percent: 0.923 -> "92%". Small ones become 0%. */
    percent,
    /** A probability for tables and bars; never a false 0% or 100%, but "<1%" and ">99%". */
    cellPercent: (share: number): string =>
      tooSmall(share)
        ? `<${percent(0.01)}`
        : tooLarge(share)
          ? `>${percent(0.99)}`
          : percent(share),
    /** One decimal, for measured shares: 0.9823 -> "98.2%". */
    exactPercent: (share: number): string => tenths.format(rounded(100 * share, 1) / 100),
    /** "512, 256 and 128". */
    listed: (items: readonly (string | number)[]): string => conjunction.format(items.map(String)),
    /** The form of a noun that goes with a count. */
    form: (count: number, forms: Forms): string => forms[plurals.select(count)] ?? forms.other,
    /** "1 product", "1,024 products". */
    counted: (count: number, forms: Forms): string =>
      `${many(count)} ${forms[plurals.select(count)] ?? forms.other}`,
  };
}

/** Whether a share is above zero and would still be rounded to 0%. */
export const tooSmall = (share: number): boolean => share > 0 && share < SMALLEST_SHARE;

/** Whether a probability would be rounded to 100%, which none ever is. */
export const tooLarge = (share: number): boolean => Math.round(100 * share) >= 100;

/** Rounded here, so that a language only decides how it looks: Intl rounds the shortest text. */
const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));

const decimals = (digits: number) => ({
  minimumFractionDigits: digits,
  maximumFractionDigits: digits,
});
