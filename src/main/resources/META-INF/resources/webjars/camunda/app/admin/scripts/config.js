export default {
  app: { name: 'HISP Cycle Admin', vendor: ' ' },
  locales: { availableLocales: ['en'], fallbackLocale: 'en' },
  disableWelcomeMessage: true
};
