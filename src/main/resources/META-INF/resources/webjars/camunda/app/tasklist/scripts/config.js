// The page gives up on its own scripts after seven seconds and stays blank, which a slow machine may need: let it wait.
window.require?.config?.({ waitSeconds: 0 });

export default {
  app: { name: 'HISP Cycle Tasklist', vendor: ' ' },
  locales: { availableLocales: ['en'], fallbackLocale: 'en' },
  dateFormat: { normal: 'LLL', long: 'LLLL' },
  disableWelcomeMessage: true,
  // A script that fails to load leaves the whole page blank: what stands here must be served.
  customScripts: ['scripts/hisp-forms'],
  shortcuts: {
    claimTask: { key: 'ctrl+alt+c', description: 'claims the currently selected task' },
    focusFilter: { key: 'ctrl+shift+f', description: 'sets the focus to the first filter in the list' },
    focusList: { key: 'ctrl+alt+l', description: 'sets the focus to the first task in the list' },
    focusForm: { key: 'ctrl+alt+f', description: 'sets the focus to the first input field in a task form' },
    startProcess: { key: 'ctrl+alt+p', description: 'opens the start process modal dialog' }
  }
};
