/** Something that stops an element, or that somebody may want to know. */
export interface Finding {
  /** Stable reason in snake_case, such as `csp_frame_src`. */
  code: string;
  /** What is the matter, in words for the developer of the page. */
  message: string;
  /** What mends it: a line to write, where there is one. */
  fix: string;
  /** The element works in spite of it. */
  hint?: true;
}

/** What was found about one element; nothing, where all is well. */
export interface Diagnosis {
  element: Element;
  findings: Finding[];
}
