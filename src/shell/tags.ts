/**
 * Every tag that the shell shows in a frame, with the height in CSS pixels that it keeps free from the start, so that the
 * page does not jump: what the element needs for an ordinary account, and about a screen of what is longer than that,
 * as what stands below is out of sight then. After the first height come pairs of a width of the element's own and the
 * height from there on.
 */
export const tags = {
  'fs-login': [500],
  'fs-balance-card': [575, 340, 525, 600, 460],
  'fs-payment-panel': [1150, 340, 1065, 680, 770],
  'fs-activity': [1080, 440, 960, 640, 820],
  'fs-autopay-panel': [620, 340, 560, 680, 480],
  'fs-documents': [1000],
  'fs-plan-panel': [810, 340, 757, 600, 610, 900, 385],
  'fs-vehicle-card': [1000],
  'fs-preferences': [1000],
  'fs-support-card': [900, 340, 820, 400, 770],
};

/** A tag that the shell shows in a frame. */
export type ShellTag = keyof typeof tags;

/** The same for the button of `mode="popup"` that stands for the form of `fs-login`. */
export const launcher = [300, 340, 275, 480, 245];
