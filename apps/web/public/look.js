// Runs before anything is painted, so that nothing flashes: the look that was chosen last in this browser.
try {
  const { theme, accent, density } = JSON.parse(localStorage.getItem('parley:look') ?? '{}');
  Object.assign(
    document.documentElement.dataset,
    theme && { theme },
    accent && { accent },
    density && { density },
  );
} catch {
  // A browser that keeps nothing shows what the system wants.
}
