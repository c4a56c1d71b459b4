/**
 * What the cards of the lesson tell and ask: at most 40 words each, in plain words. A term stands in
 * bold where it is explained first. Numbers are those of what is on the pad.
 */
import type { About, Who } from "../en/coursecards";
import { plus as adding, rich, strong, minus as taking } from "../rich";
import type { Words } from "../words";
import { dataNamed, of, one, The, the } from "./names";
import {
  counted,
  exactPercent,
  fixed,
  many,
  nouns,
  num,
  percent,
  probability,
  short,
} from "./numbers";

type Cards = Words["course"]["cards"];

const who = (at: Who): string =>
  "output" in at ? `o neurônio ${of(at.output)}` : `o neurônio ${at.neuron}`;
const ofWho = (at: Who): string => `d${who(at)}`;
const answer = ({ digits }: About): string => (digits ? "dígito" : "classe");
const sameAnswer = ({ digits }: About): string => (digits ? "o mesmo dígito" : "a mesma classe");
const yours = ({ picture }: About): string => (picture ? "seu desenho" : "sua entrada");
const input = ({ picture }: About): string => (picture ? "pixel" : "número");
const inputs = ({ picture }: About): string => (picture ? "pixels" : "números");
const plus = (value: number, digits: number): string =>
  `${value < 0 ? "−" : "+"} ${fixed(Math.abs(value), digits)}`;

const numbers: Cards["numbers"] = {
  grid: (columns, rows) =>
    rich`Um computador não tem olhos. Por isso, seu desenho é reduzido e posto sobre uma grade de ${`${columns} × ${rows}`} quadradinhos, chamados ${strong("pixels")}. Veja como.`,
  howMany: (count, low, high) =>
    rich`Cada pixel agora é um número: ${short(low)} é vazio, ${short(high)} é tinta plena. Quantos dos ${many(count)} números são maiores que ${short(low)}?`,
  inked: (above, rest) =>
    rich`${counted(above, nouns.pixel)} ${above === 1 ? "tem" : "têm"} alguma tinta, os outros ${many(rest)} estão vazios. Uma linha é fina, mesmo em uma grade pequena.`,
  row: (count) =>
    rich`Daqui em diante não há mais imagem, só estes ${many(count)} números em fila. Tudo o que vem depois é aritmética com eles.`,
};

const neuron: Cards["neuron"] = {
  products: (about, at) =>
    rich`Uma ${strong("rede neural")} são muitas pequenas calculadoras, chamadas ${strong("neurônios")}. Veja ${who(at)}: ele multiplica cada ${input(about)} por um ${strong("peso")}, que diz quanto esse ${input(about)} conta, a favor ou contra.`,
  whatComesOut: (at, products, sum, bias, digits) =>
    rich`${products === 1 ? "O produto" : `Os ${counted(products, nouns.product)}`} ${ofWho(at)} ${products === 1 ? "é" : "somam"} ${fixed(sum, digits)}. Depois ele acrescenta seu ${strong("viés")}, um número próprio: ${fixed(bias, digits)}. Quanto dá?`,
  added: (sum, bias, z, digits) =>
    rich`${`${fixed(sum, digits)} ${plus(bias, digits)} = ${fixed(z, digits)}`}. O viés é simplesmente somado: um neurônio com um viés alto precisa de menos para passar de 0.`,
  layer: (about, at, count) =>
    count === 1
      ? rich`Veja ${who(at)} somar. Todos os neurônios que leem os mesmos ${inputs(about)} são uma ${strong("camada")}: aqui é só este.`
      : rich`Veja ${who(at)} somar. ${counted(count, nouns.neuron)} fazem isso com os mesmos ${inputs(about)}, cada um com seus pesos e seu viés: juntos eles são uma ${strong("camada")}.`,
};

const weights: Cards["weights"] = {
  picture: (at) =>
    rich`Um peso por pixel: postos do mesmo modo, eles são uma imagem. Tinta nos ${adding("quadrados verdes, cheios,")} conta a favor do neurônio; nos ${taking("rosas, vazados,")} contra. Este é ${who(at)}.`,
  which: () =>
    rich`Um neurônio está ${strong("ativo")} quando seu resultado é maior que 0. Um destes três está muito ativo com seu desenho, os outros não. Os pesos de qual deles combinam com sua tinta?`,
  fits: (letter, at, z, others) =>
    rich`A imagem ${letter} é ${who(at)}. Sua tinta conta mais a favor do que contra: o resultado é ${num(z)}. Os outros dois chegam a ${others.map(num).join(" e ")}.`,
  nobody: () =>
    rich`Ninguém desenhou estas imagens. Os pesos foram encontrados com tentativas e pequenas correções, como conta o capítulo sobre o aprendizado.`,
};

const relu: Cards["relu"] = {
  rule: () =>
    rich`Depois da soma, cada neurônio segue uma regra curta, ${strong("ReLU")}: o que é menor que 0 vira 0, o que é maior fica como está. Um neurônio em 0 não passa nada adiante.`,
  which: (count) =>
    rich`Aqui estão ${counted(count, nouns.neuron)} com suas somas. Quais deles sobrevivem a ReLU? Marque-os e confira.`,
  option: (index, z) => `Neurônio ${index}: ${num(z)}`,
  survived: (survivors, count) =>
    rich`${many(survivors)} de ${many(count)} ${survivors === 1 ? "sobrevive" : "sobrevivem"}: o que é maior que 0. Todo o resto vira 0, por mais abaixo que estivesse.`,
  watch: () =>
    rich`Agora toda a camada de uma vez. O que sobrevive está ${strong("ativo")} e fica vermelho, mais brilhante quanto maior o resultado. Veja.`,
  count: (about, active, count) =>
    rich`Com ${yours(about)} estão ativos ${many(active)} de ${counted(count, nouns.neuron)}. Sem uma curva assim, várias camadas não poderiam mais do que uma só.`,
};

const districts: Cards["districts"] = {
  stand: (about, layers) =>
    layers === 1
      ? rich`Os neurônios que ficam mais fortes com ${sameAnswer(about)} estão juntos, em ${strong("bairros")}. Veja esta camada acender.`
      : rich`Cada camada lê a anterior. Os neurônios que ficam mais fortes com ${sameAnswer(about)} estão juntos, em ${strong("bairros")}. Veja as camadas acenderem, uma depois da outra.`,
  which: (about, layer) =>
    rich`Olhe para a camada ${layer}. O bairro de qual ${answer(about)} brilha mais? Aponte no palco para um neurônio dele e clique, ou escolha aqui.`,
  most: (name, layer, share) =>
    rich`O bairro ${of(name)}: seus neurônios têm ${probability(share)} de tudo o que está ativo em ${layer}.`,
  sorted: (name, first, before, last, after) =>
    rich`O bairro ${of(name)} tem ${probability(before)} do que está ativo em ${first}, e ${probability(after)} em ${last}. Camada após camada, os números são separados pelo que significam.`,
};

const shares: Cards["shares"] = {
  scores: (about) =>
    rich`A última camada tem um neurônio por ${answer(about)}. Seu resultado se chama ${strong("pontuação")}: quanto mais alta, mais fala a favor ${about.digits ? "desse dígito" : "dessa classe"}.`,
  second: (about) =>
    rich`Que ${answer(about)} terá a segunda pontuação mais alta? Escolha a barra.`,
  came: (first, high, second, low) =>
    rich`${The(second)} fica em segundo lugar, com ${num(low)}. A pontuação mais alta é a ${of(first)}: ${num(high)}.`,
  watch: () => rich`Agora veja saírem as pontuações.`,
  softmax: () =>
    rich`${strong("Softmax")} transforma pontuações em ${strong("porcentagens")} que somam 100%. Um ponto a mais conta cerca de 2,7 vezes mais; dois pontos, 7 vezes: vantagens pequenas ficam grandes. Veja.`,
  gap: (first, p, second, q) =>
    rich`${The(first)} obtém ${probability(p)}; ${the(second)} fica em segundo lugar, com ${probability(q)}. Quantos pontos a pontuação ${of(second)} deve subir para que as duas porcentagens fiquem iguais?`,
  points: (points) => `${fixed(points, 1)} pontos`,
  answer: (first, high, second, low) =>
    rich`${The(first)} tem a pontuação ${num(high)}, ${the(second)} tem ${num(low)}: basta a diferença. Com pontuações iguais, porcentagens iguais.`,
  drag: (second) =>
    rich`Experimente: suba a pontuação ${of(second)} até vencer. Todas as porcentagens juntas continuam somando 100%, então as outras têm de ceder.`,
  won: (second, share) =>
    rich`${The(second)} vence, com ${probability(share)}. Só essa pontuação subiu, e todas as outras porcentagens encolheram.`,
};

const reasons: Cards["reasons"] = {
  howFew: (first) =>
    rich`Quantos pixels, bem escolhidos, seria preciso apagar até que a resposta não seja mais ${first}?`,
  evidence: (about, first, second) =>
    about.picture
      ? rich`O que decidiu? A ${strong("evidência")} de cada pixel: o que sua tinta soma à pontuação ${of(first)}, menos o que soma à ${of(second)}. Quadrados quentes, cheios, falam a favor ${of(first)}; os frios, vazados, ${of(second)}.`
      : rich`O que decidiu? A ${strong("evidência")} de cada número: o que ele soma à pontuação ${of(first)}, menos o que soma à ${of(second)}. Acima de 0 fala a favor ${of(first)}; abaixo, ${of(second)}.`,
  fool: (first) =>
    rich`Agora engane a rede: apague o mínimo de pixels até que a resposta não seja mais ${first}. Clique nos pixels para apagá-los, ou use as setas e Enter.`,
  fooled: (erased, name) =>
    rich`Enganada, com ${counted(erased, nouns.pixel)}: agora ela diz ${name}. Você ainda veria o que desenhou.`,
  best: (count) =>
    rich`Uma busca conseguiu com ${many(count)}: pegava sempre o pixel cuja tinta mais falava a favor da resposta. Talvez você ache um caminho com menos.`,
  firm: () =>
    rich`Uma busca que pegava sempre o pixel com mais evidência não achou nenhum caminho. Você pode tentar mesmo assim.`,
};

const learning: Cards["learning"] = {
  training: (about) =>
    rich`No começo todos os pesos eram ao acaso. No ${strong("treinamento")} ela viu ${about.picture ? "muitas imagens" : "muitos exemplos"} com a resposta certa, e a cada vez cada peso se moveu um pouco, para que ela errasse menos.`,
  loss: (costs) =>
    rich`O quanto ela errava é um número, a ${strong("perda")}: ${strong("−log")} da porcentagem que a resposta certa obteve. ${costs.map(([share, loss]) => `Uma porcentagem de ${probability(share)} custa ${fixed(loss, 2)}.`).join(" ")}`,
  half: (about, name, p, loss) =>
    rich`Se o certo para ${yours(about)} é ${name}, sua porcentagem de ${probability(p)} custa ${loss < 0.005 ? `menos de ${fixed(0.01, 2)}` : fixed(loss, 2)}. Quanto custaria uma porcentagem de ${percent(0.5)}?`,
  costs: (loss) =>
    rich`−log de ${fixed(0.5, 1)} é ${fixed(loss, 2)}. Quanto menor a porcentagem da resposta certa, mais depressa a perda sobe, e mais os pesos são movidos.`,
  grow: () =>
    rich`No começo todos os pesos são pequenos e ao acaso. Que camada tem os ${strong("pesos que mais crescem")}, comparados com o que eram? Dê seu palpite e veja acontecer.`,
  test: () =>
    rich`Será que ela só decorou os exemplos? Isso se descobre com ${strong("exemplos de teste")}, que ela nunca vê no treinamento.`,
  tested: (share, images, data) =>
    rich`Será que ela só decorou os exemplos? Isso se descobre com ${strong("exemplos de teste")}, que ficam fora do treinamento. Ela acertou ${exactPercent(share)} de ${many(images)} (${dataNamed(data)}).`,
};

const task: Cards["task"] = {
  draw: (about, name) =>
    about.picture
      ? rich`Sua tarefa: desenhe algo que a rede tome por ${about.digits ? one(name) : name}. Para você não precisa parecer. A resposta acompanha seu lápis.`
      : rich`Sua tarefa: mova os controles até que a resposta seja ${name}. A resposta os acompanha.`,
  solved: (name, confidence) =>
    rich`Pronto: a rede toma isto por ${name}, com confiança de ${probability(confidence)}. Agora você sabe como ela chega a isso.`,
  readyMade: (name) => rich`Este já veio pronto, e para a rede também é ${name}. Agora um seu.`,
  hint: (about, name) =>
    about.digits
      ? rich`Uma dica: comece com ${one(name)} bem claro no meio do quadro, o maior que puder, e mude-o pouco a pouco.`
      : rich`Uma dica: mude uma coisa de cada vez e fique com o que faz crescer a porcentagem ${of(name)}.`,
  end: () =>
    rich`Essa foi a lição. Explorar continua daqui: clique em qualquer neurônio do palco para ver seus números e experimente seus próprios desenhos.`,
  endOfValues: () =>
    rich`Essa foi a lição. Explorar continua daqui: clique em qualquer neurônio do palco para ver seus números e experimente outros valores.`,
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
