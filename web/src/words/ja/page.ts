/** The page around the stage: header, pad, sliders, answer, help, notices, saving and links. */
import type { MapCell } from "../en/names";
import { rich, strong } from "../rich";
import type { Words } from "../words";
import { dataNamed, at as place } from "./names";
import { cellPercent, many, num, percent, probability, short } from "./numbers";

export const header: Words["header"] = {
  onThisPage: "このページの内容",
  how: "しくみ",
  code: "コード",
  toTheme: { light: "ライトテーマに切り替え", dark: "ダークテーマに切り替え" },
  toThemeKey: { light: "ライトに切り替え（T）", dark: "ダークに切り替え（T）" },
  help: "ヘルプ",
  helpKey: "キーボードショートカット（?）",
};

export const language: Words["language"] = {
  name: "言語",
  now: (name) => `言語：${name}`,
  chosen: (name) => `ページの言語は${name}になりました。`,
  notLoaded: (name) =>
    `${name}を読み込めず、ページはそのままです。接続を確かめて、もう一度選んでください。`,
  about:
    "数字を描いて、ニューラルネットワークがニューロンごとに認識する様子を見ましょう。数はすべてPyTorchと同じです。",
};

export const answer: Words["answer"] = {
  name: "答え",
  status: "予測",
  bars: "確率",
  none: "?",
  reading: "読んでいます…",
  withheld: "答えは最後です。",
  unknown: "まだ不明",
  noShare: "–",
  explain: (name) => `${name}を説明`,
  thisIs: (name) => `これは${name}`,
  explainDigit: (name) => `数字${name}を説明`,
  explainNumbered: (name) => `クラス${name}を説明`,
  explained: (name) => `線は${name}を説明しています`,
  nowExplained: (name) => `線と図は今、${name}を説明しています。`,
  bar: (share, isHighest) => (isHighest ? `${share}、最高` : share),
  now: (name, confidence) => `今の答えは${name}、${probability(confidence)}です。`,
  restored: (name, confidence) => `元に戻しました。答えは${name}、${probability(confidence)}です。`,
  warning: "警告",
  unlikeDigit: "これは数字に見えません。",
  unlikeOthers: "これはネットワークが学んだものに似ていません。",
  lampDigit: "数字らしくない",
  lampOthers: "学んだ例に似ていない",
  whyLamp: (digits) =>
    `これはネットワークが学んだ${digits ? "数字" : "例"}に似ていないので、答えを信じないでください。ネットワークは必ずどれか1つを選びます。このランプがつく頻度の測定値：`,
  rate: (share, data, images, falseAlarms) =>
    rich`${dataNamed(data)}（${many(images)}枚）の${strong(share)}：${falseAlarms ? "誤報" : "正しく検出"}`,
  short: (name, confidence) => `${name}（${cellPercent(confidence)}）`,
  before: (name, confidence) => rich`前：${strong(`${name}（${cellPercent(confidence)}）`)} `,
  reset: "リセット",
};

export const legend: Words["legend"] = {
  active: () => rich`${strong("活性化")}、最大の赤は `,
  scale: (layer, value) => rich`${layer} ${strong(short(value))}`,
  moreScales: (layers) => `ほか${many(layers)}層`,
  plus: "増やす",
  minus: "減らす",
  proClass: (name) => `${name}に賛成`,
  contra: "反対",
  tooHigh: "高すぎる、下げたい",
  tooLow: "低すぎる、上げたい",
  viewKey: "表示を切り替え（F）",
  flat: "平面",
  space: "3D",
  reset: "表示を戻す",
};

export const help: Words["help"] = {
  title: "ヘルプ",
  close: "ヘルプを閉じる",
  howDigits:
    "パッドに数字を描くと、描いている間にネットワークが読みます。次に「再生」を押して、数がネットワークを1ステップずつ進むのを見ましょう。ステージはドラッグで回り、2本指かCtrlとホイールで拡大・縮小できます。ニューロンを指すと値が見えます。",
  howOthers:
    "ネットワークに何かを読ませると、すぐに答えます。次に「再生」を押して、数がネットワークを1ステップずつ進むのを見ましょう。ステージはドラッグで回り、2本指かCtrlとホイールで拡大・縮小できます。ニューロンを指すと値が見えます。",
  onPad:
    "パッドの上では、矢印キーでペンを動かし、スペースキーで下ろしたり上げたりします。Shiftを押すと細かく動きます。",
  onStage: (maps) =>
    `ステージでは、矢印キーで${maps ? "セルからセル" : "ニューロンからニューロン"}へ移り、Shiftを押すと回り、+と−で拡大・縮小します。`,
  storyKeys: [
    ["スペース", "ストーリーの再生と一時停止"],
    ["← →", "1ステップ戻る、進む"],
    ["Home, End", "最初へ、完成した絵へ"],
  ],
  padKeys: [
    ["0 … 9", "数字の見本を描く。もう一度で別の筆跡"],
    ["C", "パッドを消す"],
    ["E", "ペンと消しゴムの切り替え"],
    ["[ ]", "ペンを細く、太く"],
    ["Ctrl V", "コピーした数字の写真を読む"],
    ["Ctrl Z", "最後の1画を取り消す"],
    ["Ctrl Y", "取り消した1画を戻す"],
  ],
  sliderKeys: [
    ["C", "値をリセット"],
    ["Ctrl Z", "最後の変更を取り消す"],
    ["Ctrl Y", "取り消した変更を戻す"],
  ],
  pageKeys: [
    ["F", "3Dと平面の切り替え"],
    ["L", "レッスンと探索の切り替え"],
    ["I, Esc", "中を見る、閉じる"],
    ["K", "この絵を残し、次の絵と比べる"],
    ["P", "ステージ、説明、答えを大きく投影、戻す"],
    ["T", "ダークとライトの切り替え"],
    ["?", "この一覧を開く"],
  ],
};

/** No two things on the page have the same name. */
const parts: Words["panels"]["parts"] = {
  drawing: "パッドと見本",
  answer: "答えと棒",
  legend: "凡例",
  caption: "説明",
  code: "コードの行",
  timeline: "再生ボタン",
  lessons: "下の解説",
};

export const panels: Words["panels"] = {
  name: "パネル",
  parts,
  sliders: "入力スライダー",
  present: "投影：プロジェクター用に大きく表示（P）",
  note: "コピーしたリンクを開いた人にも同じ部分が見えます。",
};

export const link: Words["link"] = {
  copy: "リンクをコピー",
  copyTitle: "今見えているものへのリンク",
  copied: "コピー済み",
  said: "リンクをコピーしました。",
  byHand: "このリンクをコピーしてください：",
  noAddress:
    "このページには固有のアドレスがないのでリンクできません。HTMLで保存して、ファイルを渡してください。",
  tooLarge: "この入力はリンクには大きすぎます。代わりにページをHTMLで保存してください。",
  damaged: "このリンクは壊れているので、使わずに始めます。",
  later: "このリンクは新しい版のforwardpassのものなので、使わずに始めます。",
  another: "このリンクはここにあるネットワークのものではないので、使わずに始めます。",
};

export const save: Words["save"] = {
  name: "保存",
  png: "PNG画像",
  aboutPng: "鮮明なステージ",
  svg: "SVG図形",
  aboutSvg: "ベクター形式のステージ",
  video: "動画",
  aboutVideo: (seconds, width, height) => `ストーリー全体、${seconds}秒、${width} × ${height}`,
  html: "HTMLページ",
  aboutHtml: "1つのファイル、オフラインで動作",
  drawFirst: "まず何か描いてください。",
  partOfAnother: "ここではこのページは別のページの一部です。",
  making: (share) => `動画を作成中：${percent(share)}`,
  cancel: "キャンセル",
  saved: "動画を保存しました。",
  failed: (reason) => `保存できませんでした：${reason}。`,
  insecure: "動画には、https://かこのコンピューター（localhostかファイル）のページが必要です。",
  noEncoder:
    "このブラウザーは動画をエンコードできません。最新のChrome、Edge、Firefox、Safariを使ってください。",
  noWorker: "このファイルには動画エンコーダーがありません。保存元のページを開いてください。",
  notStarted: "動画エンコーダーが起動しませんでした。",
  nothingEncoded: "動画エンコーダーは何も出力しませんでした。",
  noCodec: "このブラウザーには動画エンコーダーがなく、動画を作れませんでした。",
  filmFailed: (reason) => `このブラウザーでは動画を作れませんでした：${reason}。`,
  offScreen: "保存できませんでした。ステージが画面にありません。",
  noCanvas: "保存できませんでした。このブラウザーにはcanvasがありません。",
  noPicture: "保存できませんでした。画像が作られませんでした。",
  replaced: "スクリプトで置き換えた重みは、ページとして保存できません。",
  notBuilt: "保存できませんでした。このページはビルドされていません。",
  noFile: (address, status) => `保存できませんでした：${address}の応答は${status}です。`,
  noScript:
    "このページはニューラルネットワークが働く様子を描くため、JavaScriptが必要です。オンにして再読み込みしてください。",
  picture: (network, name, confidence) => `${network}：${name}（${confidence}）`,
};

export const notice: Words["notice"] = {
  close: "メッセージを閉じる",
  loading: "ネットワークを読み込み中…",
  notLoaded: "ネットワークのファイルを読み込めませんでした。ページを再読み込みしてください。",
  notLoadedStatus: (status) =>
    `ネットワークのファイルを読み込めませんでした（状態${status}）。ページを再読み込みしてください。`,
  failed: (reason) => `ページを開始できませんでした：${reason}`,
  partLoading: "読み込み中…",
  trainingLost: "訓練が止まりました。ブラウザーがワーカーを終了しました。",
  partMissing: "ページのこの部分を読み込めませんでした。ページを再読み込みしてください。",
};

const mapCell = ({ map, row, column }: MapCell): string => `マップ${map}の${place(row, column)}`;

export const stage: Words["stage"] = {
  name: "ステージ",
  small: "小さいステージ",
  back: "ステージへ戻る",
  hide: "小さいステージを隠す",
  role: "ネットワークの図",
  canvas:
    "ネットワーク。矢印キーでニューロンからニューロンへ移り、Enterで中を見て、Shiftと矢印キーで回し、プラスとマイナスで拡大・縮小します。",
  inputPixels: (count) => `入力\n${many(count)}ピクセル`,
  input: (count) => `入力\n${many(count)}`,
  layer: (name, count) => `${name}\n${many(count)}`,
  maps: (name, count, rows, columns) => `${name}\n${many(count)}マップ\n${rows} × ${columns}`,
  series: (name, count, length) => `${name}\n${many(count)}行\n各${many(length)}`,
  more: (count) => `ほか${many(count)}個`,
  moreShort: (count) => `+${many(count)}`,
  share: (share) => percent(share),
  shareOfLines: (share, lines) => `${percent(share)}\n線${many(lines)}本`,
  bands: (count, share) => `帯${many(count)}本 ${percent(share)}`,
  everyLine: (done, total) =>
    done < total ? `線${many(total)}本中${many(done)}本` : `全${many(total)}本の線`,
  withValue: (name, value) => `${name}  ${num(value)}`,
  withScore: (name, value) => `${name}  ${short(value)}`,
  neuron: (index) => `ニューロン${index}`,
  neuronZ: (index, value) => `ニューロン${index}：z ${num(value)}`,
  neuronA: (index, value) => `ニューロン${index}：a ${num(value)}`,
  mapCell,
  mapCellZ: (at, value) => `${mapCell(at)}：z ${num(value)}`,
  mapCellA: (at, value) => `${mapCell(at)}：a ${num(value)}`,
  tiles: (layer, count) => `${layer}：重み × インク、\n強い順に${count}個`,
  tileValue: (neuron, value) => `${neuron}：${num(value)}`,
  tile: (neuron, value) => `ニューロン${neuron}の重み × インク：${num(value)}。中を見る`,
  someLines: "全結合層の線はすべて、ほかの層は重要な線",
  noLines: "ここには全ニューロン同士をつなぐ層がないので、重要な線を表示しています。",
  someMatrices:
    "畳み込みとプーリングはどの場所でも同じ少数の重みを使うので、ここに行列はありません。",
  noMatrix:
    "ここに行列のある層はありません。畳み込みとプーリングはどの場所でも同じ少数の重みを使います。その重みは「中を見る」にあります。",
  matrixRole: "行列の図",
  matrix:
    "すべての結合を行列で表したもの。矢印キーで図を動かし、プラスとマイナスで拡大・縮小、0で全体を表示します。",
  matrixScale: (full) =>
    `行は行き先、列は出どころ、マスは重み × 活性化値です。緑は増やし、ピンクは減らします。±${full}で最も濃い色。Ctrlとホイールで拡大・縮小。`,
  cell: (layer, source, target, weight, a) =>
    `${layer}：出どころ${source}、行き先${target}：重み${num(weight)} × 活性化値${num(a)} = ${num(weight * a)}`,
  matrixSize: (layer, outputs, inputs) => `${layer}：${outputs} × ${inputs}`,
};
