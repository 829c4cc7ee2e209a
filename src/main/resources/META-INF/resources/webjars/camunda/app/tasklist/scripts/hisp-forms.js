// What the task forms share. Loaded once by Tasklist (customScripts in config.js); no plugins are added.
export default [];
