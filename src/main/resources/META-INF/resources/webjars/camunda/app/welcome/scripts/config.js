// The page gives up on its own scripts after seven seconds and stays blank, which a slow machine may need: let it wait.
window.require?.config?.({ waitSeconds: 0 });

export default {
  app: { name: 'HISP Cycle', vendor: ' ' },
  locales: { availableLocales: ['en'], fallbackLocale: 'en' },
  disableWelcomeMessage: true
};
