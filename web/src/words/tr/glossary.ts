/** The terms of the page's texts, each in one plain sentence. A term is so of any network. */

import { termOf as of, type Term } from "../glossary";

export const glossary: readonly Term[] = [
  of(
    "sinir ağı, sinir ağının, sinir ağını, sinir ağları, sinir ağlarının",
    "Ne yanıt vereceğini örneklerden öğrenmiş, katmanlar hâlinde birçok nöron.",
  ),
  of(
    "nöron, nöronu, nöronun, nörona, nöronda, nörondan, nöronlar, nöronları, nöronların, nöronlarının, nöronunun",
    "Kendi başına küçük bir hesap: birçok sayı okur, tek bir sayı çıkarır.",
  ),
  of(
    "ağırlık, ağırlığı, ağırlığın, ağırlıkla, ağırlığıyla, ağırlıklar, ağırlıkları, ağırlıkların, ağırlıklarıyla",
    "Nöronun bir girdisinin ne kadar, lehine mi aleyhine mi sayıldığını söyleyen öğrenilmiş sayı.",
  ),
  of(
    "çarpım, çarpımı, çarpımın, çarpımlar, çarpımları, çarpımların",
    "Bir sayı ağırlığıyla çarpılınca çıkan sayı.",
  ),
  of(
    "toplam, toplamı, toplamın, toplamlar, toplamları, toplamını",
    "Bir nöronun tüm çarpımlarının toplamı; yanlılıkla birlikte z de denir.",
  ),
  of(
    "yanlılık, yanlılığı, yanlılığını, yanlılıklar, yanlılıkları",
    "Ne gelirse gelsin nöronun toplamına eklediği öğrenilmiş sayı.",
  ),
  of(
    "eğitim, eğitimi, eğitimde, eğitimin, eğitimden, eğitimdeki",
    "Birçok örneğin yanıtı doğru olana dek ağırlıkları ve yanlılıkları azar azar değiştirmek.",
  ),
  of(
    "katman, katmandır, katmanı, katmanın, katmanda, katmanında, katmanının, katmanlar, katmanların, katmanları",
    "Aynı sayıları okuyan, girdide ise bu sayıların kendisi olan yan yana nöronlar; gizli katmanlar girdi ile çıktı arasındadır.",
  ),
  of(
    "piksel, pikseli, pikselin, piksellik, pikseller, pikselleri, piksellerden, piksellerin",
    "Bir resmin, sayı olarak tutulan tek bir küçük karesi.",
  ),
  of("vektör, vektöre, vektörü, vektörler", "Sıralı sayılar."),
  of(
    "tensör, tensörü, tensörler, tensörleri",
    "Bir sıra, bir tablo ya da üst üste tablolar hâlinde sayılar: ağın hesap yaptığı şey.",
  ),
  of(
    "ReLU",
    "0’ın üstünü koruyan ve geri kalan her şeyi 0 yapan kural; bir aktivasyon fonksiyonu.",
  ),
  of(
    "aktivasyon fonksiyonu, aktivasyon fonksiyonunu, aktivasyon fonksiyonundan, aktivasyon fonksiyonları",
    "Bir nöronun toplamını, iletilmeden önce büken sabit eğri.",
  ),
  of("aktivasyon, aktivasyonu, aktivasyonudur, aktivasyonlar", "Bir nöronun ilettiği sayı."),
  of("aktif, aktiftir", "Nöron için: ilettiği sayı 0’ın üstünde."),
  of(
    "evrişim, evrişimi, evrişimin, evrişimler, evrişimli",
    "Her nöronun, önceki katmana küçük bir pencereden, her yerde aynı ağırlıklarla baktığı katman.",
  ),
  of(
    "öznitelik haritası, öznitelik haritasıdır, öznitelik haritasının, öznitelik haritaları",
    "Bir evrişimin tek bir penceresinin her yerde bulduğu şey: nöronlardan bir resim, kısaca harita.",
  ),
  of(
    "çekirdek, çekirdeği, çekirdeğini, çekirdekler, çekirdekleri",
    "Bir evrişimin tek bir penceresinin ağırlıkları, her yerde aynı.",
  ),
  of(
    "havuzlama, havuzlamanın, maksimum havuzlama, ortalama havuzlama",
    "Haritalar küçülsün diye birkaç komşudan tek bir sayı tutmak: en büyüğü ya da ortalaması.",
  ),
  of(
    "yığın normalleştirme",
    "Bir katmanın toplamlarını öğrenilmiş sayılarla kaydırıp ölçeklemek; böylece yaklaşık 1 kadar değişirler.",
  ),
  of(
    "seyreltme, seyreltmenin, seyreltmeden",
    "Hiçbirine tek başına güvenilmesin diye eğitimde nöronları rastgele kapatmak.",
  ),
  of(
    "aşırı öğrenme, aşırı öğrenmeye",
    "Örneklerin ortak yanını değil, örneklerin kendisini ezberlemek.",
  ),
  of(
    "maske, maskeler, maskelerle, maskesi",
    "Seyreltmenin bir geçişte kapattığı nöronların rastgele seçimi.",
  ),
  of(
    "matris, matrisi, matrisin, matrisler, matrisleri",
    "Satır ve sütunlardan bir tablodaki sayılar.",
  ),
  of(
    "skor, skoru, skorun, skorlar, skorları, skorlardır, skorlarıyla, logit",
    "Son katmandaki bir nöronun toplamı, her olası yanıta bir tane; logit de denir.",
  ),
  of("log_softmax", "Softmax’ın verdiğinin logaritması."),
  of(
    "logaritma, logaritması, logaritmasını, logaritmasının, logaritmasıdır, logaritmalarını, logaritmalarına",
    "Bir sayıyı vermesi için e’nin (2,718…) yükseltilmesi gereken kuvvet; 1’in logaritması 0’dır.",
  ),
  of(
    "softmax",
    "Skorları %100’ün parçalarına çevirir: e üzeri her skor, bölü bunların hepsinin toplamı.",
  ),
  of(
    "olasılık, olasılığı, olasılığın, olasılıklar, olasılıklara, olasılıkları, pay, payı, paylar, payları, paylarına",
    "Bir yanıtın %100’den aldığı parça: ağın onu ne kadar tuttuğu.",
  ),
  of(
    "bağlantı, bağlantısı, bağlantının, bağlantılar, bağlantıları",
    "Bir nörondan ötekine giden yol; her birinin bir ağırlığı vardır.",
  ),
  of(
    "kanıt, kanıtı, kanıtın, kanıtlarına",
    "Bir girdinin, nöronun ya da bağlantının bir yanıtın skoruna ne kadar eklediği ya da ondan ne kadar aldığı.",
  ),
  of("tahmin, tahmini, tahminin, tahminler", "Ağın yanıtı: olasılığı en yüksek olan."),
  of(
    "güven, güveni, güvenle",
    "Tahminin olasılığı: ağın ne kadar emin olduğu, haklı olup olmadığı değil.",
  ),
  of(
    "test rakamları, test rakamlarında",
    "Ağın ne sıklıkta doğru olduğunu ölçmek için eğitimin dışında tutulan rakamlar.",
  ),
  of(
    "test örnekleri, test örnekleriyle",
    "Ağın ne sıklıkta doğru olduğunu ölçmek için eğitimin dışında tutulan örnekler.",
  ),
  of(
    "kayıp, kaybı, kaybın, kayıplar, kayıptır",
    "Bir yanıtın ne kadar yanlış olduğunu söyleyen tek sayı; eğitim onu küçültür.",
  ),
];
