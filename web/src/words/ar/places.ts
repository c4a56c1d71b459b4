/** The places of the page: its modes, its tabs on a phone, how it begins, and the projector's bar. */
import type { Words } from "../words";

export const places: Words["places"] = {
  skip: "انتقل إلى لوح الرسم",
  skipSliders: "انتقل إلى قيم الدخل",
  column: "بجانب المسرح",
  mode: "الوضع",
  modes: { learn: "تعلّم", explore: "استكشف", train: "درّب" },
  aboutModes: {
    learn: "الدرس: ثمانية فصول قصيرة تسأل (L)",
    explore: "ارسم وشاهد وانظر إلى الداخل (L)",
    train: "شاهد الشبكة وهي تتعلم",
  },
  tabs: "أجزاء الصفحة",
  tab: { draw: "ارسم", watch: "شاهد", why: "لماذا", learn: "تعلّم", train: "درّب" },
  invitation: "كيف تتابع",
  watch: "شاهد كيف",
  take: "خذ القلم",
  slide: "حرّك المنزلقات",
  lesson: "ابدأ الدرس",
  codeTitle: "الكود",
  presenting: "أثناء العرض",
  presentPad: "اللوح",
  presentSliders: "المنزلقات",
  presentLegend: "مفتاح الألوان",
  presentTimeline: "أزرار التشغيل",
  presentLeave: "خروج (P)",
};
