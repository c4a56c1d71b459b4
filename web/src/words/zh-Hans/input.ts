/** Where the input is made: the pad and its tools, photos, samples and sliders. */
import type { Hand } from "../hands";
import type { Words } from "../words";
import { many, short } from "./numbers";

const size = (columns: number, rows: number): string => `${columns} × ${rows}像素`;
const spokenSize = (columns: number, rows: number): string => `${columns}乘${rows}像素`;

const hands: Readonly<Record<Hand, string>> = {
  round: "圆形",
  "not quite closed": "没有完全封口",
  "with overlap": "首尾重叠",
  plain: "普通",
  flagged: "带旗",
  "hooked, with a foot": "带钩有底",
  "with a loop": "带圈",
  swan: "天鹅形",
  "flat top": "平顶",
  open: "开口",
  closed: "封口",
  "in one stroke": "一笔",
  "in two strokes": "两笔",
  curvy: "弯曲",
  upright: "直立",
  crossed: "带横杠",
  "hooked, crossed": "带钩带横杠",
  "two rings": "两个圈",
  slim: "瘦长",
  hooked: "带钩",
  straight: "直笔",
  swept: "斜扫",
};

export const input: Words["input"] = {
  digit: "输入数字",
  values: "输入",
  undo: "撤销",
  redo: "重做",
  clear: "清空",
  undoKey: "撤销（Ctrl Z）",
  redoKey: "重做（Ctrl Y）",
  clearKey: "清空（C）",
  tools: "绘图工具",
  eraser: "橡皮",
  eraserKey: "橡皮（E）",
  pens: "笔",
  pen: { thin: "细笔", normal: "普通笔", thick: "粗笔" },
  reset: "重置",
  sees: "网络看到的",
  size: (columns, rows, planes) =>
    planes > 1 ? `${planes} × ${size(columns, rows)}` : size(columns, rows),
  picture(columns, rows, planes) {
    const each = spokenSize(columns, rows);
    if (planes === 1) return `网络看到的：${each}`;
    if (planes === 3) return `网络看到的：红、绿、蓝，各${each}`;
    return `网络看到的：${planes}个平面，各${each}`;
  },
  numbersGoIn: (count) => `输入${many(count)}个数`,
  moveSlider: "移动滑块或键入数值。",
  sliders: "输入值",
  moreFeatures: (count) => `另有${many(count)}个特征保持原值。`,
  asNumber: (feature) => `${feature}，以数字输入`,
  sliderValue: (value) => short(value),
  examples: "样例",
  example: (index) => `样例${index + 1}`,
  samples: "现成的图",
  sample: (name) => `画一个${name}`,
  drawing: (digit, hand) => `${digit}，${hands[hand]}`,
  tricky: "难辨",
  trickyTitle: "难辨：画一个像两个数字的图",
  either: (one, other) => `${one}还是${other}？`,
  pad: "画板",
  padHelp: "用笔、手指或鼠标画。用键盘时：方向键移动笔，空格键落笔和抬笔。",
  hintDigit: "画一个数字",
  hintSomething: "在这里画",
  penUp: "笔已抬起",
  penDown: "笔已落下",
  eraserUp: "橡皮已抬起",
  eraserDown: "橡皮已落下",
  cleared: "画板是空的。",
  photo: "照片",
  photoTitle: "读入一张数字照片：在这里选、拖到画板上，或粘贴（Ctrl V）",
  photoRead: "照片已读入。",
  photoSteps: "从照片到网络看到的图像",
  photoStep: { photo: "照片", ink: "墨迹", picture: "28×28" },
  photoStepTitle: {
    photo: "照片，缩小并变成灰度",
    ink: "其中的墨迹",
    picture: "墨迹，28乘28像素",
  },
  notRead: "这不是能读的图片：请用PNG、JPEG、WebP、GIF或BMP。",
  noInk: "照片上没有找到墨迹：应当是浅色纸上一个深色数字，或深色底上一个浅色数字。",
  photoTooLarge: (most) => `这张图片太大：超过${many(most)}像素的不读。`,
};
