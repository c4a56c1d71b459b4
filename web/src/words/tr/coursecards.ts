/**
 * What the cards of the lesson tell and ask: at most 40 words each, in plain words. A term stands in
 * bold where it is explained first. Numbers are those of what is on the pad.
 */

import type { About, Who } from "../en/coursecards";
import { plus as adding, rich, strong, minus as taking } from "../rich";
import type { Words } from "../words";
import { dataNamed } from "./names";
import { counted, exactPercent, fixed, listed, many, num, probability, short } from "./numbers";

type Cards = Words["course"]["cards"];

const who = (at: Who): string => ("output" in at ? `${at.output} nöronu` : `nöron ${at.neuron}`);
const answer = ({ digits }: About): string => (digits ? "rakam" : "yanıt");
const yours = ({ picture }: About): string => (picture ? "çizimin" : "girdin");
const plus = (value: number, digits: number): string =>
  `${value < 0 ? "−" : "+"} ${fixed(Math.abs(value), digits)}`;

const numbers: Cards["numbers"] = {
  grid: (columns, rows) =>
    rich`Bilgisayarın gözü yoktur. Bu yüzden çizimin küçültülür ve ${`${columns}\u00a0×\u00a0${rows}`} küçük kareden oluşan bir ızgaraya konur; bunlara ${strong("piksel")} denir. Nasıl olduğunu izle.`,
  howMany: (count, low, high) =>
    rich`Artık her piksel bir sayı: ${short(low)} boş, ${short(high)} tam mürekkep. Bu ${many(count)} sayının kaçı ${short(low)} değerinden büyük?`,
  inked: (above, rest) =>
    rich`${many(above)} pikselde biraz mürekkep var, öteki ${many(rest)} tanesi boş. Küçük bir ızgarada bile çizgi incedir.`,
  row: (count) =>
    rich`Buradan sonra resim yok, yalnızca sıralı bu ${many(count)} sayı var. Gerisi hep onlarla hesaptır.`,
};

const neuron: Cards["neuron"] = {
  products: (about, at) => {
    const [object, subject] = about.picture ? ["pikseli", "pikselin"] : ["sayıyı", "sayının"];
    return rich`Bir ${strong("sinir ağı")}, ${strong("nöron")} denen birçok küçük hesap makinesidir. Birini izle: ${who(at)}. Her ${object} bir ${strong("ağırlıkla")} çarpar; ağırlık, o ${subject} ne kadar, lehine mi aleyhine mi sayıldığını söyler.`;
  },
  whatComesOut: (at, products, sum, bias, digits) =>
    rich`${counted(products, "çarpımın")} toplamı (${who(at)}): ${fixed(sum, digits)}. Sonra kendi sayısı, ${strong("yanlılığı")} eklenir: ${fixed(bias, digits)}. Ne çıkar?`,
  added: (sum, bias, z, digits) =>
    rich`${`${fixed(sum, digits)} ${plus(bias, digits)} = ${fixed(z, digits)}`}. Yanlılık yalnızca eklenir: yanlılığı yüksek olan nöron, 0’ın üstüne daha kolay çıkar.`,
  layer: (about, at, count) => {
    const [same, read] = about.picture ? ["piksellerle", "pikselleri"] : ["sayılarla", "sayıları"];
    return count === 1
      ? rich`Nasıl topladığını izle: ${who(at)}. Aynı ${read} okuyan tüm nöronlar bir ${strong("katmandır")}: burada yalnızca bu var.`
      : rich`Nasıl topladığını izle: ${who(at)}. ${many(count)} nöron bunu aynı ${same}, ama her biri kendi ağırlıkları ve yanlılığıyla yapar: hepsi birlikte bir ${strong("katmandır")}.`;
  },
};

const weights: Cards["weights"] = {
  picture: (at) =>
    rich`Her piksele bir ağırlık: pikseller gibi dizilince bir resim olurlar. ${adding("Yeşil, dolu karelerdeki")} mürekkep nöronun lehine, ${taking("pembe, içi boş karelerdeki")} aleyhine sayılır. Buradaki: ${who(at)}.`,
  which: () =>
    rich`Sonucu 0’ın üstündeyse nöron ${strong("aktiftir")}. Bu üçünden biri çiziminde çok aktif, ötekiler değil. Hangisinin ağırlıkları mürekkebine uyuyor?`,
  fits: (letter, at, z, others) =>
    rich`Resim ${letter}: ${who(at)}. Mürekkebin aleyhinden çok lehine sayılıyor: sonucu ${num(z)}. Öteki ikisi: ${listed(others.map(num))}.`,
  nobody: () =>
    rich`Bu resimleri kimse çizmedi. Ağırlıklar denemeyle ve küçük düzeltmelerle bulundu; öğrenme bölümü bunu anlatıyor.`,
};

const relu: Cards["relu"] = {
  rule: () =>
    rich`Toplamdan sonra her nöron kısa bir kurala uyar, ${strong("ReLU")}: 0’ın altı 0 olur, 0’ın üstü olduğu gibi kalır. 0’daki nöron hiçbir şey iletmez.`,
  which: (count) =>
    rich`İşte toplamlarıyla ${many(count)} nöron. ReLU’dan sonra hangileri kalır? İşaretle, sonra denetle.`,
  option: (index, z) => `Nöron ${index}: ${num(z)}`,
  survived: (survivors, count) =>
    rich`${many(count)} nöronun kalanı ${many(survivors)}: 0’ın üstündekiler. Ötekilerin hepsi, ne kadar altta olsalar da 0 olur.`,
  watch: () =>
    rich`Şimdi bütün katman birden. Kalan nöron ${strong("aktiftir")} ve kırmızı olur; sonucu büyükse daha parlak. İzle.`,
  count: (about, active, count) =>
    rich`Aktif nöron (${yours(about)} için): ${many(active)} / ${many(count)}. Böyle bir bükülme olmasa birkaç katman, tek katmandan fazlasını yapamazdı.`,
};

const districts: Cards["districts"] = {
  stand: (about, layers) =>
    layers === 1
      ? rich`Aynı ${answer(about)} için en güçlü olan nöronlar bir arada durur: ${strong("mahallelerde")}. Bu katmanın yanışını izle.`
      : rich`Her katman bir öncekini okur. Aynı ${answer(about)} için en güçlü olan nöronlar bir arada durur: ${strong("mahallelerde")}. Katmanların sırayla yanışını izle.`,
  which: (about, layer) =>
    rich`${layer} katmanına bak. En çok hangi ${about.digits ? "rakamın" : "yanıtın"} mahallesi parlıyor? Sahnede onun bir nöronunu göster ve bas ya da buradan seç.`,
  most: (name, layer, share) =>
    rich`En parlak mahalle ${name}. ${layer} katmanında aktif olanlardan onda bulunan: ${probability(share)}.`,
  sorted: (name, first, before, last, after) =>
    rich`Mahalle ${name}, aktif olanlardan onda bulunan: ${first} katmanında ${probability(before)}, ${last} katmanında ${probability(after)}. Sayılar katman katman anlamlarına göre ayrılır.`,
};

const shares: Cards["shares"] = {
  scores: (about) =>
    rich`Son katmanda her ${answer(about)} için bir nöron vardır. Sonucuna ${strong("skor")} denir: ne kadar yüksekse o ${about.digits ? "rakamın" : "yanıtın"} lehine o kadar çok şey vardır.`,
  second: (about) => rich`İkinci en yüksek skoru hangi ${answer(about)} alacak? Çubuğunu seç.`,
  came: (first, high, second, low) =>
    rich`İkinci: ${second}, ${num(low)}. En yüksek skor: ${first}, ${num(high)}.`,
  watch: () => rich`Şimdi skorların çıkışını izle.`,
  softmax: () =>
    rich`${strong("Softmax")} skorları %100’ün ${strong("paylarına")} çevirir. Bir puan fazlası yaklaşık ${fixed(2.7, 1)} kat, iki puan 7 kat sayılır: küçük farklar büyür. İzle.`,
  gap: (first, p, second, q) =>
    rich`${first} payı ${probability(p)}, ikinci ${second} payı ${probability(q)}. İki payın eşit olması için ${second} skoru kaç puan yükselmeli?`,
  points: (points) => `${fixed(points, 1)} puan`,
  answer: (first, high, second, low) =>
    rich`${first} skoru ${num(high)}, ${second} skoru ${num(low)}: gereken tam bu fark. Eşit skorlar her zaman eşit pay alır.`,
  drag: (second) =>
    rich`Dene: ${second} kazanana dek skorunu yükselt. Tüm payların toplamı %100 kalır, yani ötekiler geri çekilmek zorunda.`,
  won: (second, share) =>
    rich`${second} kazandı, payı ${probability(share)}. Yalnızca onun skoru yükseldi, öteki payların hepsi küçüldü.`,
};

const reasons: Cards["reasons"] = {
  howFew: (first) => rich`Yanıtın artık ${first} olmaması için, iyi seçilmiş kaç piksel silinmeli?`,
  evidence: (about, first, second) =>
    about.picture
      ? rich`Ne belirledi? Her pikselin ${strong("kanıtı")}: mürekkebinin ${first} skoruna eklediği, eksi ${second} skoruna eklediği. Sıcak renkli, dolu kareler ${first} lehine; soğuk renkli, içi boş kareler ${second} lehine.`
      : rich`Ne belirledi? Her sayının ${strong("kanıtı")}: ${first} skoruna eklediği, eksi ${second} skoruna eklediği. 0’ın üstü ${first} lehine, altı ${second} lehine.`,
  fool: (first) =>
    rich`Şimdi onu kandır: yanıt artık ${first} olmayana dek olabildiğince az piksel sil. Silmek için piksellere bas ya da ok tuşlarıyla Enter’ı kullan.`,
  fooled: (erased, name) =>
    rich`${many(erased)} pikselle kandı: şimdi ${name} diyor. Sen ise ne çizdiğini hâlâ görürsün.`,
  best: (count) =>
    rich`Bir arama bunu ${many(count)} pikselle başardı: hep mürekkebi yanıtın en çok lehine olan pikseli aldı. Belki sen daha azıyla bir yol bulursun.`,
  firm: () =>
    rich`Hep en çok kanıtı olan pikseli alan bir arama yol bulamadı. Yine de deneyebilirsin.`,
};

const learning: Cards["learning"] = {
  training: (about) =>
    rich`Başta tüm ağırlıklar rastgeleydi. ${strong("Eğitimde")} ağa doğru yanıtlarıyla birçok ${about.picture ? "resim" : "örnek"} gösterildi ve her seferinde, daha az yanılsın diye her ağırlık biraz kaydı.`,
  loss: (costs) =>
    rich`Ne kadar yanıldığı tek bir sayıdır, ${strong("kayıp")}: doğru yanıtın aldığı payın ${strong("−log")} değeri. ${costs.map(([share, loss]) => `Pay ${probability(share)} ise kayıp ${fixed(loss, 2)}.`).join(" ")}`,
  half: (about, name, p, loss) =>
    rich`Doğrusu ${name} ise (${yours(about)} için) payı ${probability(p)} ve kayıp ${loss < 0.005 ? `${fixed(0.01, 2)}’den az` : fixed(loss, 2)}. Pay ${probability(0.5)} olsaydı kayıp ne olurdu?`,
  costs: (loss) =>
    rich`−log ${fixed(0.5, 1)} = ${fixed(loss, 2)}. Doğru yanıtın payı küçüldükçe kayıp daha dik yükselir ve ağırlıklar daha çok kaydırılır.`,
  grow: () =>
    rich`Başta tüm ağırlıklar küçük ve rastgeledir. Başlangıca göre en çok ${strong("hangi katmanın ağırlıkları büyür")}? Tahmin et, sonra olanı gör.`,
  test: () =>
    rich`Yoksa yalnızca örneklerini mi ezberledi? Bu, eğitimde hiç görmediği ${strong("test örnekleriyle")} anlaşılır.`,
  tested: (share, images, data) =>
    rich`Yoksa yalnızca örneklerini mi ezberledi? Bu, eğitimin dışında tutulan ${strong("test örnekleriyle")} anlaşılır. ${many(images)} örnekte doğruluğu ${exactPercent(share)} (${dataNamed(data)}).`,
};

const task: Cards["task"] = {
  draw: (about, name) =>
    about.picture
      ? rich`Görevin: ağın ${name} sanacağı bir şey çiz. Sana öyle görünmesi gerekmez. Yanıt kalemini izler.`
      : rich`Görevin: yanıt ${name} olana dek kaydırıcıları oynat. Yanıt onları izler.`,
  solved: (name, confidence) =>
    rich`Tamam: ağ bunu ${name} sanıyor, güven ${probability(confidence)}. Buna nasıl vardığını artık biliyorsun.`,
  readyMade: (name) => rich`Bu hazır bir çizim ve ağ için o da ${name}. Şimdi kendin bir tane çiz.`,
  hint: (about, name) =>
    about.digits
      ? rich`İpucu: alanın ortasına, olabildiğince büyük ve belirgin bir ${name} çizerek başla, sonra onu azar azar değiştir.`
      : rich`İpucu: her seferinde tek bir şeyi değiştir ve ${name} payını büyüteni tut.`,
  end: () =>
    rich`Ders buydu. “Keşfet” buradan sürer: sayılarını görmek için sahnede herhangi bir nörona bas ve kendi çizimlerini dene.`,
  endOfValues: () =>
    rich`Ders buydu. “Keşfet” buradan sürer: sayılarını görmek için sahnede herhangi bir nörona bas ve başka değerler dene.`,
};

export const cards: Cards = {
  numbers,
  neuron,
  weights,
  relu,
  districts,
  shares,
  reasons,
  learning,
  task,
};
