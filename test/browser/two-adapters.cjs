// Loaded into a server's process: its machine has two adapters in the room, and Docker's, which leads nowhere.
const os = require('node:os');
function adapter(address) {
    return [
        {
            address,
            netmask: '255.255.255.0',
            family: 'IPv4',
            mac: '3c:7c:3f:12:34:56',
            internal: false,
            cidr: `${address}/24`,
        },
    ];
}
os.networkInterfaces = () => ({
    docker0: adapter('172.17.0.1'),
    eth0: adapter('192.168.1.20'),
    wlan0: adapter('10.1.2.3'),
});
