// Runs before the first paint, so that a chosen theme does not flash. Kept out of the modules for
// that reason alone.
(() => {
  const KEY = 'parlor.theme';
  const root = document.documentElement;
  const read = () => {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null;
    }
  };
  const show = (theme) => {
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
    else delete root.dataset.theme;
  };
  globalThis.parlorTheme = {
    get chosen() {
      return root.dataset.theme ?? 'system';
    },
    choose(theme) {
      show(theme);
      try {
        localStorage.setItem(KEY, theme);
      } catch {
        // Chosen for this visit only.
      }
    },
  };
  show(read());
  addEventListener('storage', (event) => event.key === KEY && show(event.newValue));
})();
