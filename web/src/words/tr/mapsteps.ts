/** What the steps of a story say of stacks of feature maps, and of planes that only change or join. */
import type { Left, Lit, Looking, Part, Pooling } from "../en/mapsteps";
import type { Words } from "../words";
import { counted, listed, many, num, product, sharePercent } from "./numbers";

const by = (size: readonly number[]): string => product(size);

/** What one window reads, where that is more than one picture. */
const read = ({ depth, size, pixels }: Looking): string =>
  counted(depth, size.length === 1 ? "sıra" : pixels ? "kanal" : "harita");

const lit = ({ active, count, maps, lines, share, told }: Lit): string =>
  `yanan ${maps ? "hücre" : "nöron"} ${many(active)} / ${many(count)}.${told ? ` ${drawn(lines, share)}` : ""}`;

const drawn = (lines: number, share: number): string =>
  lines === 0
    ? "Hiç çizgi çizilmedi: burada her şey 0."
    : `Çizilen: ${many(lines)} çizgi, akıştaki payı ${sharePercent(share)}.`;

/** What there is of a stack, or of a row. */
const stack = ({ maps, size }: Left): string =>
  size ? `${counted(maps, "harita")} (${by(size)})` : counted(maps, "sayı");

const left = (rest: Left): string => `kalan ${stack(rest)}`;

/** A sentence of its own, after what comes first. */
const capital = (text: string): string => text.charAt(0).toLocaleUpperCase("tr") + text.slice(1);

const takes: Readonly<Record<Pooling, string>> = {
  largest: "en büyüğünü tutar",
  mean: "ortalamasını alır",
  sum: "toplamını alır",
};

const parts: Readonly<Record<Part, string>> = {
  convolution: "evrişim",
  layer: "ağırlık katmanı",
  pool: "havuzlama adımı",
  addition: "toplama",
  concatenation: "art arda dizme",
  maximum: "maksimum",
  norm: "normalleştirme",
  other: "başka adım",
};

const ways = (names: readonly string[]): string =>
  `${names.length === 2 ? "iki" : many(names.length)} yolu birleştirir`;

export const mapSteps: Words["mapSteps"] = {
  input: "girdi",
  pixels(size, planes, least, most, above) {
    const what = planes > 1 ? `${planes} kanalda ${by(size)} sayıdan` : `${by(size)} sayıdan`;
    const range =
      least < 0 || most > 1
        ? `en küçüğü ${num(least)}, en büyüğü ${num(most)}`
        : "0 boş, 1 tam mürekkep";
    return `Girdi, ${what} oluşan bir resim: ${range}. 0’ın üstünde: ${many(above)}.`;
  },
  products({ map, row, column }, looking) {
    const { size, pixels, depth } = looking;
    const window = `${by(size)} ${pixels ? "piksellik" : "hücrelik"} bir pencereye`;
    const each = depth > 1 ? `${read(looking)} içinde ` : "";
    return `Harita ${map} içinde bir hücre (satır ${row}, sütun ${column}), ${each}${window} bakar ve her sayıyı öğrenilmiş bir ağırlıkla çarpar.`;
  },
  summed: (products, looking, sum, bias) => {
    const over = looking.depth > 1 ? ` (${read(looking)} birlikte)` : "";
    const added = `${counted(products, "çarpımın")} toplamı${over}: ${num(sum)}.`;
    return bias === null ? added : `${added} Sonra bir sayı daha, yanlılık eklenir: ${num(bias)}.`;
  },
  norm(names, norming, ofMap, before, after) {
    const becomes = `${num(before)} iken ${num(after)} olur`;
    const who = listed(names);
    switch (norming) {
      case "measured":
        return `${who} toplamı, bu ${ofMap ? "harita" : "nöron"} için öğrenilmiş sayılarla kaydırıp ölçekler: ${becomes}.`;
      case "fixed":
        return `${who} toplamı, hep aynı kalan sayılarla kaydırıp ölçekler: ${becomes}.`;
      case "together":
        return `${who} toplamları birlikte kaydırıp ölçekler; aynı orta çevresinde yaklaşık 1 kadar değişirler: ${becomes}.`;
      case "beside":
        return `${who} toplamı böler; yanındaki haritalar ne kadar güçlüyse o kadar çok: ${becomes}.`;
    }
  },
  window(map, weights, pixels, active, all) {
    const over = pixels ? "bütün resmin" : "okuduğu her şeyin";
    return `Pencere, aynı ${counted(weights, "ağırlıkla")} ${over} üstünde kayar: harita ${map} dolar, yanan hücre ${many(active)} / ${many(all)}.`;
  },
  everyMap: (layer, count, at) =>
    count === 1
      ? `${layer} katmanında yalnızca bu harita var: ${lit(at)}`
      : `${layer} katmanının ${many(count)} haritası da kendi ağırlıklarıyla dolar: ${lit(at)}`,
  convolution(layer, count, looking, at) {
    const { size, depth, of, pixels } = looking;
    const windows = `${by(size)} boyunda ${counted(count, "pencere")}`;
    const over = of > 1 ? `bu ${read({ ...looking, depth: of })}` : pixels ? "resim" : "bu harita";
    if (depth === of) return `${layer}: ${windows}, ${over} üstünde kayar: ${lit(at)}`;
    const own = depth === 1 ? "tek bir harita" : counted(depth, "harita");
    return `${layer}: ${windows}, her biri ${own} üstünde kayar: ${lit(at)}`;
  },
  pool: (layer, pooling, size, rest) =>
    `${layer}, her ${by(size)} hücrenin ${takes[pooling]}: ${left(rest)}.`,
  poolNothing: (layer) =>
    `${layer} katmanının pencereleri birer hücrelik: burada bir şey değişmez.`,
  shared: (layer, pooling, size, rest) =>
    `${layer}, her haritayı ${by(size)} parçaya böler ve her birinin ${takes[pooling]}: ${left(rest)}.`,
  wholeMap: (layer, pooling, rest) =>
    `${layer}, her haritanın tümünün ${takes[pooling]}: ${left(rest)}.`,
  along: (layer, pooling, several, rest) =>
    `${layer}, her ${counted(several, "sayının")} ${takes[pooling]}: ${left(rest)}.`,
  add: (layer, from, at) =>
    `${layer} ${ways(from)}: verdiklerini sayı sayı toplar (${listed(from)}). ${capital(lit(at))}`,
  subtract: (layer, from, at) =>
    `${layer} iki yolu birleştirir; birinden ötekini sayı sayı çıkarır: ${from[0]} − ${from[1] ?? from[0]}. ${capital(lit(at))}`,
  maximum: (layer, from, at) =>
    `${layer} ${ways(from)}: verdiklerinin en büyüğünü sayı sayı tutar (${listed(from)}). ${capital(lit(at))}`,
  gate: (layer, from, at) =>
    `${layer} bir kapıdır; ${from[1] ?? from[0]} açar ya da kapatır, ${from[0]} geçer: verdikleri sayı sayı çarpılır. ${capital(lit(at))}`,
  concat: (layer, from, rest) =>
    `${layer} şunların verdiklerini art arda dizer: ${listed(from)}. Toplamda ${stack(rest)}.`,
  normFirst: (layer, picture, least, most) =>
    `Önce ${layer} ${picture ? "resmi" : "girdiyi"} kaydırıp ölçekler: şimdi en küçük sayı ${num(least)}, en büyüğü ${num(most)}.`,
  normOf: (layer, from, at) => `${layer} kaydırıp ölçekler (okuduğu: ${listed(from)}): ${lit(at)}`,
  reluOf: (layer, from, at) =>
    `${layer} 0’ın üstünü korur, gerisi 0 olur (okuduğu: ${listed(from)}): ${lit(at)}`,
  bentOf: (layer, activation, from, at) =>
    `${layer} (${activation}) her sayıyı aynı eğriyle büker (okuduğu: ${listed(from)}): ${lit(at)}`,
  unchanged: (layer) => `${layer}, ağ tanırken her sayıyı değiştirmeden geçirir.`,
  rowwise: (layer, at) =>
    `${layer} her satır boyunca, hep aynı ağırlıklarla çarpar ve toplar: ${lit(at)}`,
  lay: (name, count, size, all) =>
    count === 1
      ? `${name}, ${by(size)} resmi tek sıraya dizer: ${counted(all, "sayı")}.`
      : `${name}, ${by(size)} boyunda ${counted(count, "haritayı")} tek sıraya dizer: ${counted(all, "sayı")}.`,
  together(names, counts, same, at) {
    const what = listed(counts.map(([part, n]) => counted(n, parts[part])));
    const each = same?.size ? `, hepsinde ${stack(same)}` : "";
    return `${names}: ${what}${each}. Sonunda ${lit(at)}`;
  },
  range: (first, last, several) => (several ? `${first} – ${last}` : `${first} ve ${last}`),
};
