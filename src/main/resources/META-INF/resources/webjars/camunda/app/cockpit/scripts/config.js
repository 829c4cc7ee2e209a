export default {
  app: { name: 'HISP Cycle Cockpit', vendor: ' ' },
  locales: { availableLocales: ['en'], fallbackLocale: 'en' },
  disableWelcomeMessage: true
};
