// The page gives up on its own scripts after seven seconds and stays blank, which a slow machine may need: let it wait.
window.require?.config?.({ waitSeconds: 0 });

/**
 * A script listed in `customScripts` that cannot be loaded leaves Tasklist blank for everybody. So each is loaded here first,
 * under the very address that Tasklist uses later, and listed only where that worked.
 */
async function ifItLoads(name) {
  const address = new URL(`../${name}.js?bust=${window.bust}`, import.meta.url).href;
  let timer;
  try {
    const slow = new Promise((resolve, reject) => { timer = setTimeout(() => reject(new Error(`${name} took too long`)), 15000); });
    const loaded = await Promise.race([import(address), slow]);
    return loaded.default ? [name] : [];
  } catch (problem) {
    console.error(`Tasklist works without ${name}, which could not be loaded.`, problem);
    return [];
  } finally {
    clearTimeout(timer);
  }
}

const scripts = (await Promise.all(['scripts/hisp-forms', 'scripts/hisp-inbox'].map(ifItLoads))).flat();

export default {
  app: { name: 'HISP Cycle Tasklist', vendor: ' ' },
  locales: { availableLocales: ['en'], fallbackLocale: 'en' },
  dateFormat: { normal: 'LLL', long: 'LLLL' },
  disableWelcomeMessage: true,
  customScripts: scripts,
  shortcuts: {
    claimTask: { key: 'ctrl+alt+c', description: 'claims the currently selected task' },
    focusFilter: { key: 'ctrl+shift+f', description: 'sets the focus to the first filter in the list' },
    focusList: { key: 'ctrl+alt+l', description: 'sets the focus to the first task in the list' },
    focusForm: { key: 'ctrl+alt+f', description: 'sets the focus to the first input field in a task form' },
    startProcess: { key: 'ctrl+alt+p', description: 'opens the start process modal dialog' }
  }
};
