/** The terms of the page's texts, each in one plain sentence. A term is so of any network. */

import { termOf as of, type Term } from "../glossary";

export const glossary: readonly Term[] = [
  of(
    "rede neural, redes neurais",
    "Muitos neurônios em camadas, que aprenderam com exemplos o que responder.",
  ),
  of("neurônio, neurônios", "Um cálculo pequeno: lê muitos números, e sai um só número."),
  of(
    "peso, pesos",
    "Um número aprendido que diz quanto conta uma entrada de um neurônio, e se a favor ou contra.",
  ),
  of("produto, produtos", "O que sai quando um número é multiplicado por seu peso."),
  of("soma, somas", "Todos os produtos de um neurônio somados; com o viés também se chama z."),
  of(
    "viés, vieses",
    "Um número aprendido que um neurônio acrescenta à sua soma, seja qual for a entrada.",
  ),
  of(
    "treinamento, treinamentos, treinada",
    "Mudar pesos e vieses pouco a pouco até que as respostas a muitos exemplos estejam certas.",
  ),
  of(
    "camada, camadas",
    "Neurônios lado a lado que leem os mesmos números, ou que na entrada são esses números; as camadas ocultas ficam entre a entrada e a saída.",
  ),
  of("pixel, pixels", "Um quadradinho de uma imagem, guardado como número."),
  of("vetor, vetores", "Números em fila."),
  of(
    "tensor, tensores",
    "Números em uma fila, uma tabela ou uma pilha de tabelas: com o que uma rede calcula.",
  ),
  of(
    "ReLU",
    "A regra que mantém o que é maior que 0 e transforma todo o resto em 0; uma função de ativação.",
  ),
  of(
    "função de ativação, funções de ativação",
    "Uma curva fixa por onde passa a soma de um neurônio antes de seguir adiante.",
  ),
  of("ativação, ativações", "O número que um neurônio passa adiante."),
  of("ativo, ativos, ativa, ativas", "De um neurônio: o que ele passa adiante é maior que 0."),
  of(
    "convolução, convoluções",
    "Uma camada em que cada neurônio olha por uma janela pequena para a camada anterior, com os mesmos pesos em todos os lugares.",
  ),
  of(
    "mapa de características, mapas de características",
    "O que uma janela de uma convolução encontra em cada lugar: uma imagem de neurônios, também chamada de mapa.",
  ),
  of("kernel, kernels", "Os pesos de uma janela de uma convolução, os mesmos em todos os lugares."),
  of(
    "pooling, max pooling, average pooling",
    "Manter um só número de vários vizinhos, o maior ou a média deles, para que os mapas fiquem menores.",
  ),
  of(
    "normalização em lote",
    "Deslocar e escalar as somas de uma camada por números aprendidos, para que sua dispersão fique perto de 1.",
  ),
  of(
    "dropout",
    "No treinamento, desligar neurônios ao acaso, para não depender de nenhum em particular.",
  ),
  of("sobreajuste", "Decorar os exemplos em vez de aprender o que eles têm em comum."),
  of(
    "máscara, máscaras",
    "Uma escolha ao acaso dos neurônios que o dropout desliga em uma passada.",
  ),
  of("matriz, matrizes", "Números em uma tabela de linhas e colunas."),
  of(
    "pontuação, pontuações, logit, logits",
    "A soma de um neurônio da última camada, uma para cada resposta possível; também chamada de logit.",
  ),
  of("log_softmax", "O logaritmo do que softmax dá."),
  of(
    "logaritmo, logaritmos",
    "A potência a que se deve elevar e (2,718…) para obter um número; o de 1 é 0.",
  ),
  of(
    "softmax",
    "Transforma pontuações em partes de 100%: e elevado a cada uma, dividido pela soma de todas elas.",
  ),
  of(
    "probabilidade, probabilidades, porcentagem, porcentagens",
    "A parte de 100% que uma resposta recebe: o quanto a rede aposta nela.",
  ),
  of("conexão, conexões", "O caminho de um neurônio a outro; cada uma tem um peso."),
  of(
    "evidência",
    "Quanto uma entrada, um neurônio ou uma conexão soma à pontuação de uma resposta, ou tira dela.",
  ),
  of("predição, predições", "A resposta da rede: o que tem a probabilidade mais alta."),
  of("confiança", "A probabilidade da predição: o quanto a rede está segura, não se ela acerta."),
  of(
    "dígitos de teste",
    "Dígitos que ficam fora do treinamento, para medir com que frequência a rede acerta.",
  ),
  of(
    "exemplos de teste",
    "Exemplos que ficam fora do treinamento, para medir com que frequência a rede acerta.",
  ),
  of("perda, perdas", "Um número que diz o quanto uma resposta erra; o treinamento o torna menor."),
];
