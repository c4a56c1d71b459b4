/** Where the input is made: the pad and its tools, photos, samples and sliders. */

import type { Hand } from "../hands";
import type { Words } from "../words";
import { many, short } from "./numbers";

const size = (columns: number, rows: number): string => `${columns} × ${rows} piksel`;
const spokenSize = (columns: number, rows: number): string => `${columns} çarpı ${rows} piksel`;

/** How the ready-made drawings are written. */
const hands: Readonly<Record<Hand, string>> = {
  round: "yuvarlak",
  "not quite closed": "tam kapanmamış",
  "with overlap": "uçları çakışan",
  plain: "sade",
  flagged: "bayraklı",
  "hooked, with a foot": "çengelli, ayaklı",
  "with a loop": "ilmekli",
  swan: "kuğu gibi",
  "flat top": "üstü düz",
  open: "açık",
  closed: "kapalı",
  "in one stroke": "tek harekette",
  "in two strokes": "iki harekette",
  curvy: "kıvrımlı",
  upright: "dik",
  crossed: "ortası çizgili",
  "hooked, crossed": "çengelli, çizgili",
  "two rings": "iki halka",
  slim: "ince",
  hooked: "çengelli",
  straight: "düz",
  swept: "kuyruğu savrulan",
};

export const input: Words["input"] = {
  digit: "Girdi rakamı",
  values: "Girdi",
  undo: "Geri al",
  redo: "Yinele",
  clear: "Temizle",
  undoKey: "Geri al (Ctrl Z)",
  redoKey: "Yinele (Ctrl Y)",
  clearKey: "Temizle (C)",
  tools: "Çizim araçları",
  eraser: "Silgi",
  eraserKey: "Silgi (E)",
  pens: "Kalem",
  pen: { thin: "İnce kalem", normal: "Normal kalem", thick: "Kalın kalem" },
  reset: "Sıfırla",
  sees: "Ağın gördüğü",
  size: (columns, rows, planes) =>
    planes > 1 ? `${planes} × ${size(columns, rows)}` : size(columns, rows),
  picture(columns, rows, planes) {
    const each = spokenSize(columns, rows);
    if (planes === 1) return `Ağın gördüğü: ${each}`;
    if (planes === 3) return `Ağın gördüğü: kırmızı, yeşil, mavi; her biri ${each}`;
    return `Ağın gördüğü: ${planes} kanal, her biri ${each}`;
  },
  numbersGoIn: (count) => (count === 1 ? "Tek bir sayı girer" : `${many(count)} sayı girer`),
  moveSlider: "Bir kaydırıcıyı oynat ya da bir değer yaz.",
  sliders: "Girdi değerleri",
  moreFeatures: (count) =>
    count === 1
      ? "1 öznitelik daha değerini korur."
      : `${many(count)} öznitelik daha değerini korur.`,
  asNumber: (feature) => `${feature}, sayı olarak`,
  sliderValue: (value) => short(value),
  examples: "Örnekler",
  example: (index) => `Örnek ${index + 1}`,
  samples: "Hazır çizimler",
  sample: (name) => `Çiz: ${name}`,
  drawing: (digit, hand) => `${digit}, ${hands[hand]}`,
  tricky: "Zor",
  trickyTitle: "Zor: iki rakam olabilecek bir rakam çiz",
  either: (one, other) => `${one} mi ${other} mi?`,
  pad: "Çizim alanı",
  padHelp:
    "Kalemle, parmakla ya da fareyle çiz. Klavyeyle: ok tuşları kalemi hareket ettirir, Boşluk indirir ve kaldırır.",
  hintDigit: "Bir rakam çiz",
  hintSomething: "Buraya çiz",
  penUp: "Kalem kalktı",
  penDown: "Kalem indi",
  eraserUp: "Silgi kalktı",
  eraserDown: "Silgi indi",
  cleared: "Çizim alanı boş.",
  photo: "Fotoğraf",
  photoTitle:
    "Bir rakamın fotoğrafını oku: buradan seç, çizim alanına bırak ya da yapıştır (Ctrl V)",
  photoRead: "Fotoğraf okundu.",
  photoSteps: "Fotoğraftan ağın gördüğü resme",
  photoStep: { photo: "fotoğraf", ink: "mürekkep", picture: "28×28" },
  photoStepTitle: {
    photo: "Fotoğraf, küçük ve gri",
    ink: "Onda mürekkep olan yer",
    picture: "Mürekkep, 28 çarpı 28 piksel",
  },
  notRead: "Bu, okunabilen bir resim değil: PNG, JPEG, WebP, GIF ya da BMP kullan.",
  noInk:
    "Fotoğrafta mürekkep bulunamadı: açık renk kâğıtta tek bir koyu rakam ya da koyu zeminde tek bir açık rakam görünmeli.",
  photoTooLarge: (most) => `Bu resim çok büyük: en çok ${many(most)} piksel okunur.`,
};
