/** The places of the page: its modes, its tabs on a phone, how it begins, and the projector's bar. */
import type { Words } from "../words";

export const places: Words["places"] = {
  skip: "跳到画板",
  skipSliders: "跳到输入值",
  column: "舞台旁边",
  mode: "模式",
  modes: { learn: "学习", explore: "探索", train: "训练" },
  aboutModes: {
    learn: "课程：八个会提问的小章节（L）",
    explore: "画、观看、查看内部（L）",
    train: "看网络怎样学习",
  },
  tabs: "页面的各部分",
  tab: { draw: "画", watch: "看", why: "为什么", learn: "学习", train: "训练" },
  invitation: "接下来",
  watch: "看过程",
  take: "自己来画",
  slide: "移动滑块",
  lesson: "开始课程",
  codeTitle: "代码",
  presenting: "投影时",
  presentPad: "画板",
  presentSliders: "滑块",
  presentLegend: "图例",
  presentTimeline: "播放控制",
  presentLeave: "退出（P）",
};
