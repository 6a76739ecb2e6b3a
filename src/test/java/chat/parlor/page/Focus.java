package chat.parlor.page;

/// Scripts that look at the element with the focus.
final class Focus {
  /// Names it if nothing is drawn around it.
  static final String UNMARKED =
      """
      () => {
        const one = document.activeElement;
        if (one === document.body) return [];
        const frames = [one, one.closest('.composer-box'), one.closest('.segments label')];
        const drawn = (frame) => {
          const {outlineStyle, outlineWidth} = getComputedStyle(frame);
          const shadow = getComputedStyle(frame).boxShadow;
          const ring = frame !== one && shadow !== 'none' && !matchMedia('(forced-colors: active)').matches;
          return ring || (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2);
        };
        return frames.some((frame) => frame && drawn(frame)) ? [] : [one.outerHTML.slice(0, 120)];
      }
      """;

  /// Names it if something lies over its middle.
  static final String COVERED =
      """
      () => {
        const one = document.activeElement;
        if (one === document.body) return [];
        const {left, top, width, height} = one.getBoundingClientRect();
        const over = document.elementFromPoint(left + width / 2, top + height / 2);
        return one.contains(over) || over?.contains(one) ? [] : [one.outerHTML.slice(0, 120)];
      }
      """;

  private Focus() {}
}
