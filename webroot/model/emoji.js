const ONLY_EMOJI = /^(?:\s*(?:\p{RGI_Emoji}|\p{Extended_Pictographic}\uFE0F?))+\s*$/v;
const LARGE_MAX = 6;

/** @param {string} text @returns {boolean} whether it is a few pictures and nothing else */
export function isEmojiOnly(text) {
  if (text.length > 80 || !ONLY_EMOJI.test(text)) return false;
  return [...new Intl.Segmenter().segment(text.replace(/\s/g, ''))].length <= LARGE_MAX;
}
