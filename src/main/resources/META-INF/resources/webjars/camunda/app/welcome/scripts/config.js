export default {
  app: { name: 'HISP Cycle', vendor: ' ' },
  locales: { availableLocales: ['en'], fallbackLocale: 'en' },
  disableWelcomeMessage: true
};
