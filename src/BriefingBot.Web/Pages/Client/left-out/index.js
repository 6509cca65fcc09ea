// Stands in for what Web Chat brings and this service never uses. CommonJS, so that any name may be imported from it; the class is there
// because Direct Line's client derives one of its own from it when it is loaded.
module.exports = { WebSocketClient: class LeftOut {} };
