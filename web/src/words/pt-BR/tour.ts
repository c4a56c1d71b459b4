/** The chapters of "Look inside": a title, what it tells, and one sentence beside the picture. */
import type { Lit } from "../en/tour";
import type { Words } from "../words";
import { dataNamed } from "./names";
import { exactPercent, fixed, listed, many, percent } from "./numbers";

const rates = (lit: readonly Lit[]): string =>
  listed(lit.map(({ data, share }) => `${exactPercent(share)} de ${dataNamed(data)}`));

const part = (maps: boolean): string => (maps ? "um mapa ou um neurônio" : "um neurônio");
const thing = (picture: boolean): string => (picture ? "desenho" : "dado de entrada");

export const tour: Words["tour"] = {
  neuron: (maps) => ({
    title: maps ? "Uma célula, número a número" : "Um neurônio, número a número",
    words: maps
      ? "Uma célula de um mapa de características é um neurônio que lê só o que fica sob sua janela. Ela multiplica cada número dali por um peso, que é o mesmo para todas as células de seu mapa, soma tudo, acrescenta mais um número, o viés, e passa o resultado pelo que vem depois. Aponte para qualquer célula ou neurônio do palco e escolha: você vê sua janela, os pesos e seus produtos como imagens com seus números reais, e depois o que vira a soma deles. Cada imagem leva àquilo que foi lido, e as setas de cima levam para trás e para a frente como as páginas de um livro."
      : "Um neurônio é um cálculo curto. Ele multiplica tudo o que chega a ele por um peso próprio, soma tudo, acrescenta mais um número, também próprio, o viés, e passa o resultado pela função de ativação. Clique em qualquer neurônio do palco e você vê essa soma com seus números reais: primeiro os maiores produtos, depois o que todos os outros somam, depois o viés. Cada linha leva ao neurônio de onde ela veio, e as setas de cima levam para trás e para a frente como as páginas de um livro.",
    look: maps
      ? "O que todos os mapas sob a janela trazem forma sua soma. Escolha um para ir à origem dele."
      : "A tabela soma z, linha a linha. Escolha uma linha para ir à origem dela.",
  }),
  picture: (layer, picture, maps) => ({
    title: maps ? "O que um mapa procura" : "O que um neurônio procura",
    words: maps
      ? `Cada mapa de ${layer} tem pesos próprios, seu kernel, e o desliza sobre tudo o que lê: onde o que está ali se parece com o kernel, o mapa acende. As células de trás leem outras células. Mas para um mesmo ${thing(picture)} tudo entre a entrada e uma célula pode ser multiplicado: o que resta é de novo um número para cada entrada. É exato para este ${thing(picture)}; outro dá outra imagem.`
      : picture
        ? `Um neurônio de ${layer} tem um peso para cada entrada; por isso, seus pesos são uma imagem: tinta nas partes verdes conta a favor; nas rosas, vazadas, contra. Um neurônio mais fundo lê outros neurônios. Mas para um mesmo desenho cada um deles está ativo ou não, e todos os pesos ativos podem ser multiplicados: o que resta é de novo um número para cada entrada. É exato para este desenho; outro dá outra imagem.`
        : `Um neurônio de ${layer} tem um peso para cada entrada. Um neurônio mais fundo lê outros neurônios. Mas para uma mesma entrada cada um deles está ativo ou não, e todos os pesos ativos podem ser multiplicados: o que resta é de novo um número para cada valor da entrada. É exato para esta entrada; outra dá outros números.`,
    look: "A imagem da direita, com o viés, soma z.",
  }),
  way: (picture, maps) => ({
    title: picture ? "Dos pixels à resposta" : "Das entradas à resposta",
    words: `Tudo o que ${maps ? "uma célula" : "um neurônio"} diz vem de algum lugar e vai para algum lugar. Seu caminho acende no palco, trecho a trecho, ${picture ? "dos pixels" : "das entradas"} que ${maps ? "a ativaram" : "o ativaram"} até a resposta a favor da qual fala. Você decide quanto do todo as linhas acesas devem levar: com 50% restam só as avenidas; com 95% aparecem também as ruazinhas.`,
    look: "Mova a cobertura abaixo e veja restarem só as avenidas.",
  }),
  evidence: (picture) => ({
    title: picture ? "Tinta a favor e contra" : "A favor e contra",
    words: `Por que esta resposta? A pontuação de uma classe pode ser repartida entre as entradas, com exatidão: tanto deste ${picture ? "pixel" : "valor"}, tanto daquele, e o que sobra é o viés. Quadrados quentes, cheios, falam a favor da classe; os frios, vazados, contra. Escolha outra classe, pela barra dela ou aqui, e a imagem, as linhas e os textos explicam essa.`,
    look: "Aqui tudo soma a pontuação, até a última casa decimal.",
  }),
  whyNot: (picture, maps) => ({
    title: "Por que não outra coisa?",
    words: `Duas classes podem gostar ${picture ? "da mesma tinta" : "dos mesmos valores"}; o que decide é a diferença. Subtraia uma pontuação da outra e reparta isso entre ${picture ? "os pixels" : "as entradas"} e ${maps ? "os mapas e neurônios" : "os neurônios"}: resta só o que distingue as duas. Os que mais decidem são nomeados, e cada um pode ser aberto.`,
    look: "Só resta o que distingue as duas.",
  }),
  lines: (total, picture, maps) => ({
    title: "Todas as conexões",
    words: `Esta rede tem ${many(total)} conexões. A maioria não diz quase nada sobre um ${thing(picture)}: da segunda camada em diante, poucas linhas levam a maior parte da evidência, e a página sempre diz quantas e quanto. Mas nada fica escondido. ${maps ? "Onde cada neurônio lê tudo o que vem antes, cada conexão é um ponto de uma matriz" : "Como matrizes, cada conexão é um ponto"}, uma linha para cada neurônio e uma coluna para cada origem; e, se você pedir, todas são desenhadas como linhas, somadas como a luz em uma fotografia.${maps ? " As janelas têm os mesmos poucos pesos em todos os lugares: eles estão em “Ver por dentro”, como kernels." : ""}`,
    look: "Cada ponto é peso × ativação. Aponte para um para ver seus números; clique para ver seu neurônio.",
  }),
  districts: (digits, maps) => ({
    title: "Bairros",
    words: `Pelo número, ${maps ? "mapas e neurônios" : "os neurônios"} não estão em nenhuma ordem que signifique algo. Medido com as imagens de treinamento, cada um tem ${digits ? "um dígito" : "uma classe"} de que mais gosta. Ordenados assim, eles formam bairros, e um desenho acende o seu: os vizinhos que também acendem mostram o que a rede acha parecido.`,
    look: `${maps ? "Cada um foi" : "Os neurônios foram"} para seu bairro. Desenhe ${digits ? "outro dígito" : "outra coisa"} e veja outro acender.`,
  }),
  whatIf: (picture, maps) => ({
    title: maps ? "E se faltasse um mapa?" : "E se faltasse um neurônio?",
    words: `Uma explicação pode ser testada: tire o que ela nomeia e veja. Desligue ${part(maps)}, ou de uma vez os mais fortes de uma camada, e a rede lê de novo ${picture ? "o desenho" : "a entrada"} sem eles. Muitas vezes a resposta fica, porque outros também a sabem.${picture ? " Apague alguns pixels e veja quais deles sustentavam a resposta." : ""}`,
    look: `${maps ? "O que foi desligado está riscado" : "Estes neurônios estão riscados"}: a resposta de agora é a da rede sem ${maps ? "isso" : "eles"}.`,
  }),
  dropout: (p, runs) => ({
    title: "Dropout, como no treinamento",
    words: `Esta linha do código é para o treinamento: ela desliga cada neurônio de uma camada com probabilidade de ${percent(p)}, cada vez outros, e multiplica os que ficam por ${fixed(1 / (1 - p), 2)} para compensar. Assim nenhum neurônio pode depender só de um outro. No modo de treinamento acontece o mesmo aqui, com máscaras reais; repetido, mostra o quanto a resposta é firme.`,
    look: `Riscados: desligados desta vez. Os bigodes nas barras mostram ${runs} passadas assim.`,
  }),
  lamp: (digits, classes, falseAlarms, caught) => {
    const taught = digits
      ? "distinguir dígitos de letras, sinais e rabiscos"
      : "distinguir os exemplos de outras coisas";
    return {
      title: digits ? "Não é um dígito" : "Diferente dos exemplos",
      words: `A rede sempre tem de escolher uma de ${classes} respostas, até para um rabisco, e pode estar bem segura. Ao lado da resposta, uma luz de aviso diz quando ${digits ? "um desenho" : "uma entrada"} não se parece com aquilo para que a rede foi feita: é mais um neurônio, que lê todos os neurônios ocultos e aprendeu a ${taught}. Às vezes ela erra. Medido: acende para ${rates(falseAlarms)}; e detecta ${rates(caught)}.`,
      look: `Um rabisco: a rede ainda assim nomeia ${digits ? "um dígito" : "uma classe"}, e a luz de aviso diz para não acreditar.`,
    };
  },
};
