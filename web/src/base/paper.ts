/** How large a picture is that a pen can draw and a network read, px. */
export interface Paper {
  readonly columns: number;
  readonly rows: number;
}
