/** The text below the stage: how it works, the code, and where the weights come from. */

import type { Answers } from "../en/lesson";
import { active, code, contra, pro, type Rich, rich, strong, term } from "../rich";
import type { Words } from "../words";
import { dataNamed } from "./names";
import {
  counted,
  exactPercent,
  fixed,
  listed,
  many,
  noun,
  nouns,
  percent,
  probability,
  product,
} from "./numbers";

/** Classes or features that a sentence names. */
const MOST_LISTED = 12;

const theClass = (digits: boolean): string => (digits ? "o dígito" : "a classe");
const yours = (picture: boolean): string => (picture ? "seu desenho" : "sua entrada");
const image = (digits: boolean): string => (digits ? "imagem manuscrita" : "imagem");
/** A loss that is not quite 0 is never said to be. */
const small = (loss: number): string =>
  loss > 0 && loss < 0.001 ? `menos de ${fixed(0.001, 3)}` : fixed(loss, 3);

function answers({ digits, names }: Answers): string {
  const row = names.every((name, k) => Number(name) === Number(names[0]) + k);
  if (digits && row && names.length > 2) {
    return `os dígitos ${names[0]}–${names[names.length - 1]}`;
  }
  if (names.length > MOST_LISTED) {
    return `${names.slice(0, MOST_LISTED).join(", ")} e mais ${many(names.length - MOST_LISTED)}`;
  }
  return listed(names);
}

export const lesson: Words["lesson"] = {
  howTitle: (ofLesson) =>
    ofLesson ? "Como funciona a rede neural MNIST?" : "Como funciona esta rede neural?",
  how: (digits, picture) =>
    rich`Esta animação mostra como uma ${term("rede neural")} reconhece ${digits ? "um dígito escrito à mão" : "o que lhe mostram"}. Nada nela é inventado: cada brilho, cada linha e cada barra é um número que a rede calculou para ${picture ? "o desenho no quadro" : "os valores dos controles"}.`,
  neuron: rich`Um ${term("neurônio")} é um cálculo pequeno: multiplica cada número que chega a ele por um ${term("peso")} próprio, e ao total desses ${term("produtos")} acrescenta mais um número, seu ${term("viés")}. Quanto maior um peso, mais o número conta, e abaixo de 0 ele conta contra o neurônio; o viés sobe ou desce toda a ${term("soma")}, seja qual for a entrada.`,
  learnt: rich`Ninguém escreve os pesos e os vieses: eles são aprendidos com exemplos, e a isso se chama ${term("treinamento")}.`,
  layers: (layers) =>
    rich`Neurônios que leem os mesmos números formam uma ${term("camada")}. O modelo tem ${counted(layers.length, noun("camada", "camadas"))} de pesos, ${listed(layers)}, entre estes grupos de neurônios:`,
  inputLayer: "Camada de entrada",
  input({ count, picture, digits, names }) {
    if (picture) {
      const each =
        picture.length > 2
          ? "cada um de seus quadradinhos em cada plano"
          : "cada um destes quadradinhos";
      return rich`A ${image(digits)} de ${product(picture)} ${term("pixels")} é convertida em um ${term("vetor")}, uma fila de números, de ${counted(count, nouns.neuron)}: um para ${each}.`;
    }
    const numbers = count === 1 ? "Um número" : `${many(count)} números, um neurônio para cada`;
    if (!names) return [`${numbers}.`];
    const more = count > MOST_LISTED ? ["outros"] : [];
    return [`${numbers}: ${listed([...names.slice(0, MOST_LISTED), ...more])}.`];
  },
  inputMaps: (picture, digits) =>
    rich`A ${image(digits)} de ${product(picture)} ${term("pixels")} continua sendo a imagem que é: ${many(picture.reduce((all, side) => all * side, 1))} números, os neurônios da entrada. Números em fila se chamam ${term("vetor")}.`,
  convolution: (names, size, count) =>
    rich`${listed(names)} ${names.length === 1 ? "é uma" : "são, cada uma, uma"} ${term("convolução")}: ali um neurônio lê só o que fica sob uma janela pequena, em ${code(names[0])} uma de ${product(size)}, e usa os mesmos pesos em todos os lugares. O que uma janela encontra em todos os lugares é um ${term("mapa de características")}, desenhado como imagem; ${code(names[0])} tem ${many(count)}.`,
  pooling: (names, largest) =>
    rich`${listed(names)} ${names.length === 1 ? "é" : "são"} ${term("pooling")}: de vários vizinhos ${largest ? "só o maior número segue adiante" : "um só número segue adiante"}, de modo que os mapas ficam menores e um pequeno deslocamento do desenho importa menos.`,
  batchNorm: (names) =>
    rich`${listed(names)} ${names.length === 1 ? "é uma" : "são, cada uma, uma"} ${term("normalização em lote")}: ela desloca e escala as somas de um mapa, por números medidos e aprendidos no treinamento, para que sua dispersão fique perto de 1.`,
  hiddenMaps: (sizes) =>
    `${sizes.length === 1 ? "Há uma" : `São ${sizes.length}`}: ${listed(
      sizes.map(([name, maps, size]) =>
        size.length > 0
          ? `${name} com ${counted(maps, nouns.map)} de ${product(size)}`
          : `${name} com ${counted(maps, nouns.neuron)}`,
      ),
    )}. Cada uma elabora o que as camadas anteriores descobriram.`,
  hiddenLayers: (count) => (count === 1 ? "Camada oculta" : "Camadas ocultas"),
  hidden: (sizes) =>
    sizes.length === 1
      ? `Contém ${counted(sizes[0], nouns.neuron)}. Cada um elabora o que a camada anterior descobriu.`
      : `São ${sizes.length}, com ${listed(sizes.map(many))} neurônios, respectivamente. Cada uma elabora o que a camada anterior descobriu.`,
  outputLayer: "Camada de saída",
  output: (at) =>
    at.names.length === 1
      ? `1 neurônio, para a única resposta: ${at.names[0]}.`
      : `${counted(at.names.length, nouns.neuron)}, um por resposta: ${answers(at)}.`,
  activations: (names, relu) =>
    relu
      ? rich`Atrás de cada camada oculta vem ${term(listed(names))}: mantém um valor maior que zero e transforma todo o resto em 0. Um neurônio que fica acima de 0 está ${term("ativo")}, e esse número é sua ${term("ativação")}; os outros não passam nada adiante.`
      : rich`Atrás de cada camada oculta vem ${strong(listed(names))}: curva cada valor com uma função fixa, para que as camadas juntas possam mais do que uma só. O que sai é a ${term("ativação")} do neurônio; um neurônio está ${term("ativo")} quando ela é maior que 0.`,
  dropout: (p) =>
    rich`Para o treinamento o modelo tem ${term("dropout")}: ele desliga cada um destes neurônios em ${percent(p)} dos casos, ao acaso, para que a rede não dependa de nenhum em particular. Isso é contra o ${term("sobreajuste")}, que é decorar os exemplos; enquanto a rede reconhece, o dropout não faz nada.`,
  why: (picture) =>
    `Por que várias camadas? A primeira pesa ${picture ? "pixels isolados" : "as próprias entradas"}; cada uma das seguintes pesa o que os neurônios anteriores encontraram, e assim nota combinações que nenhuma soma de ${picture ? "pixels" : "entradas"} consegue notar sozinha.`,
  activeNow: (layers, picture) =>
    `Para ${yours(picture)}, neste momento, estão ativos: ${listed(
      layers.map(({ name, active, count }) => `${many(active)} de ${many(count)} em ${name}`),
    )}.`,
  softmax(kind, classes, digits) {
    const scores = counted(classes, noun("pontuação", "pontuações"));
    const turns = classes === 1 ? "a pontuação" : `as ${scores}`;
    const probabilities: Rich = rich`em ${term("probabilidades")}: cada uma é um valor entre 0 e 1, e a soma delas é 1. É assim que a rede diz qual é ${theClass(digits)} com a probabilidade mais alta.`;
    const first = rich`O que a última camada soma são ${term("pontuações")}, também chamadas de logits.`;
    if (kind === "log_softmax") {
      return rich`${first} Depois vem ${term("log_softmax")}, o ${term("logaritmo")} da função ${term("softmax")}: softmax transforma ${turns} ${probabilities}`;
    }
    if (kind === "softmax") {
      return rich`${first} Depois vem a função ${term("softmax")}, que transforma ${turns} ${probabilities}`;
    }
    return rich`O código da rede termina com as ${term("pontuações")} de sua última camada, também chamadas de logits. A página acrescenta a função ${term("softmax")}, que transforma ${turns} ${probabilities}`;
  },
  formula:
    "Como fórmula, com z para as pontuações, p para as probabilidades e e para o número 2,718…:",
  formulaSpoken:
    "p de i é e elevado a z de i, dividido pela soma de e elevado a z de j para todo j",
  stage: (digits, plain) =>
    rich`No palco, ${active(plain ? "os neurônios ativos são vermelhos" : "os valores maiores que 0 são vermelhos")}, mais brilhantes quanto maior o valor. Assim que há uma resposta, as ${term("conexões importantes")} são desenhadas como linhas, conforme sua ${term("evidência")}: ${pro("contínuas e quentes")} onde falam a favor da resposta, ${contra("tracejadas e frias")} onde falam contra. A probabilidade de cada ${digits ? "dígito" : "classe"} é uma barra; a de probabilidade mais alta é mostrada como ${term("predição")}, e sua probabilidade, como ${term("confiança")}.`,
  now: (name, confidence, picture) =>
    `Para ${yours(picture)} é ${name}: sua probabilidade é de ${probability(confidence)}.`,
  accuracy: (measured, digits) =>
    rich`Com que frequência ela acerta? Só ${term(digits ? "dígitos de teste" : "exemplos de teste")}, com os quais ela não aprendeu, podem dizer; medido: ${listed(
      measured.map(
        ({ data, images, accuracy }) =>
          `${exactPercent(accuracy)} de ${many(images)} ${digits ? "imagens" : "exemplos"} (${dataNamed(data)})`,
      ),
    )}. Ela sempre responde, até a um rabisco: uma probabilidade alta diz o quanto a rede está segura, não que ela acerta.`,
  trainingTitle: "De onde vêm os pesos",
  training(weights, pytorch, kind, digits) {
    const before = rich`Ninguém escreveu os ${many(weights)} pesos e vieses: eles foram aprendidos. Durante o treinamento mostram-se à rede muitos exemplos com a resposta certa, e uma função de ${term("perda")} do tipo entropia cruzada mede o quanto ela erra`;
    const after =
      "Depois cada peso é movido um pouco na direção que torna a perda menor, de novo e de novo. Terminado o treinamento, o modelo dá uma ";
    const end = ` para cada ${digits ? "imagem" : "entrada"} que lhe mostram: ${theClass(digits)} com a probabilidade mais alta.`;
    const rest = rich`${after}${strong("predição")}${end}`;
    if (!pytorch) return rich`${before}. ${rest}`;
    if (kind === "log_softmax") {
      return rich`${before}: ${code("nn.NLLLoss")} na saída de log_softmax, ou ${code("nn.CrossEntropyLoss")}, que faz os dois passos de uma vez. ${rest}`;
    }
    return rich`${before}, como ${code("nn.CrossEntropyLoss")} nas pontuações. ${rest}`;
  },
  loss: rich`Para um exemplo, a perda é −log p, o ${term("logaritmo")} natural de p com sinal de menos, onde p é a probabilidade da resposta certa: perto de 0 para uma resposta certa e segura, e grande para uma segura e errada.`,
  lossNow(name, loss, other, picture) {
    const wrong = other ? `; se o certo é ${other.name}, ela é ${fixed(other.loss, 2)}` : "";
    return `Para ${yours(picture)}, se o certo é ${name}, p é ${probability(Math.exp(-loss))} e a perda é ${small(loss)}${wrong}.`;
  },
  wordsTitle: "Palavras",
  words: "O que significam os termos desta página, na ordem em que aparecem.",
  codeTitle: "O código Python e sua explicação",
  code(file, name, framework, sizes) {
    const written = framework ? `como está escrita em ${framework}` : "como está escrita";
    const what = sizes
      ? `a rede totalmente conectada ${name} ${written}: ${listed(sizes.map(many))} neurônios, da entrada à saída`
      : `a rede ${name} ${written}`;
    return rich`Isto é ${code(file)}, ${what}. Aponte para uma linha marcada, ou vá até ela com a tecla Tab, e o palco mostra o que ela faz.`;
  },
  codeDoes(at, hidden, kind, answer) {
    const takes = at.picture
      ? `imagens de ${product(at.picture)} (${many(at.count)} ${at.digits ? "pixels" : "números"})`
      : counted(at.count, nouns.number);
    const through = noun("camada oculta", "camadas ocultas");
    const passes = hidden > 0 ? `, passa tudo por ${counted(hidden, through)}` : "";
    const what = { log_softmax: "o logaritmo de uma probabilidade", softmax: "uma probabilidade" };
    const gives = kind === "logits" ? "uma pontuação" : what[kind];
    const classes = answer.digits
      ? noun("dígito", "dígitos diferentes")
      : noun("classe", "classes diferentes");
    return `O código recebe como entrada ${takes}${passes} e devolve ${gives} para ${counted(answer.names.length, classes)}.`;
  },
  insideTitle: "A rede por dentro",
  inside: (picture, maps) =>
    `O que faz ${maps ? "uma só célula ou um só neurônio" : "um só neurônio"}, e por que esta resposta e não outra? Cada capítulo diz isso em poucas palavras e depois mostra no palco, com ${picture ? "seu próprio desenho" : "sua própria entrada"}.`,
  showMe: "Mostre-me",
  showChapter: (title) => `Mostre-me: ${title}`,
  chapter: (index, all, title) => `${index + 1} de ${all}: ${title}`,
  previousChapter: "Anterior",
  nextChapter: "Próximo capítulo",
  text: "Texto",
};
