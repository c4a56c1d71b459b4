/** Where the input is made: the pad and its tools, photos, samples and sliders. */

import type { Hand } from "../hands";
import type { Words } from "../words";
import { ltr } from "./bidi";
import { nouns } from "./nouns";
import { counted, many, short } from "./numbers";

const size = (columns: number, rows: number): string => `${ltr(`${columns} × ${rows}`)} بكسل`;
const spokenSize = (columns: number, rows: number): string => `${columns} في ${rows} بكسل`;

/** How the ready-made drawings are written. */
const hands: Readonly<Record<Hand, string>> = {
  round: "مستدير",
  "not quite closed": "غير مغلق تمامًا",
  "with overlap": "متداخل الطرفين",
  plain: "بسيط",
  flagged: "بعَلَم",
  "hooked, with a foot": "بخطّاف وقاعدة",
  "with a loop": "بعُروة",
  swan: "كالبجعة",
  "flat top": "مسطح الأعلى",
  open: "مفتوح",
  closed: "مغلق",
  "in one stroke": "بجرة واحدة",
  "in two strokes": "بجرتين",
  curvy: "متموّج",
  upright: "منتصب",
  crossed: "بخط عرضي",
  "hooked, crossed": "بخطّاف وخط عرضي",
  "two rings": "حلقتان",
  slim: "نحيل",
  hooked: "بخطّاف",
  straight: "مستقيم",
  swept: "مائل الذيل",
};

export const input: Words["input"] = {
  digit: "رقم الدخل",
  values: "الدخل",
  undo: "تراجع",
  redo: "إعادة",
  clear: "مسح",
  undoKey: "تراجع (Ctrl Z)",
  redoKey: "إعادة (Ctrl Y)",
  clearKey: "مسح (C)",
  tools: "أدوات الرسم",
  eraser: "ممحاة",
  eraserKey: "ممحاة (E)",
  pens: "القلم",
  pen: { thin: "قلم رفيع", normal: "قلم عادي", thick: "قلم ثخين" },
  reset: "إعادة",
  sees: "ما تراه الشبكة",
  size: (columns, rows, planes) =>
    planes > 1 ? ltr(`${planes} × ${columns} × ${rows}`) : size(columns, rows),
  picture(columns, rows, planes) {
    const each = spokenSize(columns, rows);
    if (planes === 1) return `ما تراه الشبكة: ${each}`;
    if (planes === 3) return `ما تراه الشبكة: أحمر وأخضر وأزرق، كل منها ${each}`;
    return `ما تراه الشبكة: ${counted(planes, nouns.channel)}، كل منها ${each}`;
  },
  numbersGoIn: (count) => `يدخل ${counted(count, nouns.number)}`,
  moveSlider: "حرّك منزلقًا أو اكتب قيمة.",
  sliders: "قيم الدخل",
  moreFeatures: (count) =>
    count === 1 ? "سمة واحدة غيرها تبقى بقيمتها." : `السمات الباقية (${many(count)}) تبقى بقيمها.`,
  asNumber: (feature) => `${feature}، عددًا`,
  sliderValue: (value) => short(value),
  examples: "أمثلة",
  example: (index) => `المثال ${index + 1}`,
  samples: "رسوم جاهزة",
  sample: (name) => `ارسم ${name}`,
  drawing: (digit, hand) => `${digit}، ${hands[hand]}`,
  tricky: "ملتبس",
  trickyTitle: "ملتبس: ارسم رقمًا يحتمل أن يكون رقمين",
  either: (one, other) => `${one} أم ${other}؟`,
  pad: "لوح الرسم",
  padHelp:
    "ارسم بقلم أو إصبع أو فأرة. وبلوحة المفاتيح: الأسهم تحرّك القلم، ومفتاح المسافة يضعه ويرفعه.",
  hintDigit: "ارسم رقمًا",
  hintSomething: "ارسم هنا",
  penUp: "رُفع القلم",
  penDown: "وُضع القلم",
  eraserUp: "رُفعت الممحاة",
  eraserDown: "وُضعت الممحاة",
  cleared: "لوح الرسم فارغ.",
  photo: "صورة",
  photoTitle: "اقرأ صورة رقم: اخترها هنا، أو أسقطها على اللوح، أو الصقها (Ctrl V)",
  photoRead: "قُرئت الصورة.",
  photoSteps: "من الصورة الملتقطة إلى ما تراه الشبكة",
  photoStep: { photo: "الصورة", ink: "الحبر", picture: ltr("28×28") },
  photoStepTitle: {
    photo: "الصورة، صغيرة ورمادية",
    ink: "ما هو حبر منها",
    picture: "الحبر، 28 في 28 بكسلًا",
  },
  notRead: "هذه ليست صورة يمكن قراءتها: استعمل PNG أو JPEG أو WebP أو GIF أو BMP.",
  noInk:
    "لم يوجد حبر في الصورة: يجب أن تُظهر رقمًا داكنًا واحدًا على ورق فاتح، أو رقمًا فاتحًا على داكن.",
  photoTooLarge: (most) => `هذه الصورة كبيرة جدًا: لا يُقرأ ما يزيد على ${many(most)} بكسل.`,
};
