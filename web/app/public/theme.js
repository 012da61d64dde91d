// Before anything is painted, so that a chosen theme or language never flashes. Kept by web/app/shell/theme.ts and web/app/texts.ts.
;(function () {
  try {
    var theme = localStorage.getItem("baton.theme")
    if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme
  } catch {
    // nothing may be kept here; the system's theme it is
  }
})()
