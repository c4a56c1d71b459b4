/** A training that was watched, or is: its curve, its timeline, and how far it is. */
import type { Words } from "../words";
import { counted, fixed, loss, many, percent } from "./numbers";

/** "12 adımdan sonra". */
const after = (count: number): string => `${counted(count, "adımdan")} sonra`;

export const history: Words["history"] = {
  title: "İlk adımından başlayarak bir eğitim",
  about:
    "Geçmiş, ağı bazı adımlarından sonraki hâliyle saklar. Üzerinde gez; sahne, çizimini o anın ağıyla okur.",
  own: (megabytes) =>
    `MNISTNet’in kendi eğitimi de burada: ${fixed(megabytes, 1)} MB, isteyince getirilir.`,
  fetchOwn: "MNISTNet’in eğitimini göster",
  fetching: (share) => (share === null ? "Geçmiş geliyor …" : `Geçmiş geliyor: ${percent(share)}`),
  notLoaded: "Geçmiş yüklenemedi: internet bağlantısını denetle ve yeniden iste.",
  ofWhat: (name, count, checkpoints) =>
    `${name}, ${counted(count, "adım")}; bunların ${many(checkpoints)} tanesinde saklandı.`,
  broken: "Yarıda kesildi ya da bu saklanırken hâlâ sürüyordu.",
  timeline: "Eğitim",
  after: (count) => (count === 0 ? "ilk adımdan önce" : after(count)),
  at: (count, last) =>
    count === 0
      ? `ilk adımdan önce (toplam ${many(last)})`
      : `${after(count)} (toplam ${many(last)})`,
  play: "Eğitimi oynat",
  pause: "Eğitimi duraklat",
  previous: "Daha önceki ağ",
  next: "Daha sonraki ağ",
  back: (name) => `${name}, eski hâline dön`,
  away: "Sahne şimdi başka bir ağı gösteriyor.",
  again: "Bu eğitimi yeniden göster",
  shown: (count, answer) =>
    count === 0 ? `İlk adımdan önce yanıtı ${answer}.` : `${after(count)} yanıtı ${answer}.`,
  empty: "Her ağın nasıl okuduğunu görmek için bir şey çiz.",

  loss: "Kayıp",
  accuracy: "Doğru okunan",
  lossIs: loss,
  share: (value) => percent(value),
  step: (count) => many(count),
  lossCurve: (count, first, last) =>
    `${counted(count, "adım")} boyunca kayıp: başta ${loss(first)}, sonda ${loss(last)}.`,
  accuracyCurve: (count, first, last) =>
    `${counted(count, "adım")} boyunca doğru okunanların payı: başta ${percent(first)}, sonda ${percent(last)}.`,
  noCurve: "Henüz bir kayıp bildirilmedi.",

  grow: {
    question: "En çok hangi katmanın ağırlıkları büyür?",
    option: (layer, inputs) => `${layer}, nöron başına ${many(inputs)}`,
    guessed: (layer) => `Tahminin: ${layer}.`,
    fetched: (megabytes) =>
      `Tahmininle birlikte MNISTNet’in kendi eğitiminin geçmişi getirilir: ${fixed(megabytes, 1)} MB.`,
    play: "Eğitimi oynat ya da kaydırıcıyı sonuna çek ve bu nöronun ağırlıklarını izle.",
    notHere: "Eğitimin geçmişi bu sayfayla gelmiyor: onu forwardpass serve ile aç.",
    grown: (layer, before, after) =>
      `${layer}: ortalama ${fixed(before, 3)} iken ${fixed(after, 3)}, yani ${fixed(after / before, 1)} katı.`,
    why: (layer, low, high) =>
      `${layer} ağırlıkları en küçük başlar, çünkü orada çok sayıda çarpım toplanır. Her adım her ağırlığı aşağı yukarı aynı miktarda oynatır; sonunda tüm katmanların ağırlıkları yaklaşık aynı büyüklüktedir (${fixed(low, 2)} ile ${fixed(high, 2)} arası) ve en küçükler en çok büyümüştür.`,
  },

  followed: "Bu bilgisayarda bir eğitim",
  ofNote: (note) => `Şu an çalışan: ${note}.`,
  phase: {
    waiting: "İlk adım bekleniyor.",
    going: (count) => `Adım ${many(count)}.`,
    ended: (count) => `Bitti: ${counted(count, "adım")}.`,
    broken: (count) => `Yarıda kesildi: ${counted(count, "adım")}.`,
    lost: (count) =>
      count === 0
        ? "Eğitimden haber yok: sayfa yeniden deniyor."
        : `Eğitimden haber yok (son adım ${many(count)}): sayfa yeniden deniyor.`,
  },
  onStage: (count) =>
    count === null
      ? "Sahne, ağı önceki hâliyle gösteriyor."
      : `Sahnedeki ağ: ${count === 0 ? "ilk adımdan önce" : after(count)}.`,
};
