/** Where the input is made: the pad and its tools, photos, samples and sliders. */
import type { Hand } from "../hands";
import type { Words } from "../words";
import { many, short } from "./numbers";

const size = (columns: number, rows: number): string => `${columns} × ${rows}ピクセル`;
const spokenSize = (columns: number, rows: number): string => `${columns}かける${rows}ピクセル`;

const hands: Readonly<Record<Hand, string>> = {
  round: "丸い形",
  "not quite closed": "閉じきらない形",
  "with overlap": "重なりあり",
  plain: "普通",
  flagged: "旗つき",
  "hooked, with a foot": "かぎと台つき",
  "with a loop": "輪つき",
  swan: "白鳥形",
  "flat top": "上が平ら",
  open: "開いた形",
  closed: "閉じた形",
  "in one stroke": "一筆書き",
  "in two strokes": "二画",
  curvy: "曲線的",
  upright: "まっすぐ立つ形",
  crossed: "横棒つき",
  "hooked, crossed": "かぎと横棒つき",
  "two rings": "輪が2つ",
  slim: "細長い形",
  hooked: "かぎつき",
  straight: "まっすぐな線",
  swept: "流した形",
};

export const input: Words["input"] = {
  digit: "入力する数字",
  values: "入力",
  undo: "元に戻す",
  redo: "やり直す",
  clear: "消す",
  undoKey: "元に戻す（Ctrl Z）",
  redoKey: "やり直す（Ctrl Y）",
  clearKey: "消す（C）",
  tools: "描く道具",
  eraser: "消しゴム",
  eraserKey: "消しゴム（E）",
  pens: "ペン",
  pen: { thin: "細いペン", normal: "普通のペン", thick: "太いペン" },
  reset: "リセット",
  sees: "ネットワークの目",
  size: (columns, rows, planes) =>
    planes > 1 ? `${planes} × ${size(columns, rows)}` : size(columns, rows),
  picture(columns, rows, planes) {
    const each = spokenSize(columns, rows);
    if (planes === 1) return `ネットワークが見るもの：${each}`;
    if (planes === 3) return `ネットワークが見るもの：赤、緑、青、それぞれ${each}`;
    return `ネットワークが見るもの：${planes}枚の平面、それぞれ${each}`;
  },
  numbersGoIn: (count) => `${many(count)}個の数が入ります`,
  moveSlider: "スライダーを動かすか、値を入力してください。",
  sliders: "入力値",
  moreFeatures: (count) => `ほか${many(count)}個の特徴量は元の値のままです。`,
  asNumber: (feature) => `${feature}、数値で`,
  sliderValue: (value) => short(value),
  examples: "例",
  example: (index) => `例${index + 1}`,
  samples: "数字の見本",
  sample: (name) => `${name}を描く`,
  drawing: (digit, hand) => `${digit}、${hands[hand]}`,
  tricky: "紛らわしい",
  trickyTitle: "紛らわしい：2つの数字に見える絵を描く",
  either: (one, other) => `${one}か${other}か？`,
  pad: "パッド",
  padHelp:
    "ペン、指、マウスで描きます。キーボードでは、矢印キーでペンを動かし、スペースキーで下ろしたり上げたりします。",
  hintDigit: "数字を描いてください",
  hintSomething: "ここに描いてください",
  penUp: "ペンを上げました",
  penDown: "ペンを下ろしました",
  eraserUp: "消しゴムを上げました",
  eraserDown: "消しゴムを下ろしました",
  cleared: "パッドは空です。",
  photo: "写真",
  photoTitle: "数字の写真を読む：ここで選ぶか、パッドに落とすか、貼り付け（Ctrl V）",
  photoRead: "写真を読みました。",
  photoSteps: "写真からネットワークが見る画像まで",
  photoStep: { photo: "写真", ink: "インク", picture: "28×28" },
  photoStepTitle: {
    photo: "写真を小さく灰色に",
    ink: "そのうちのインク",
    picture: "インク、28かける28ピクセル",
  },
  notRead: "読める画像ではありません。PNG、JPEG、WebP、GIF、BMPを使ってください。",
  noInk:
    "写真にインクが見つかりません。明るい紙に暗い数字を1つ、または暗い紙に明るい数字を1つ写してください。",
  photoTooLarge: (most) =>
    `この画像は大きすぎます。${many(most)}ピクセルを超えるものは読みません。`,
};
