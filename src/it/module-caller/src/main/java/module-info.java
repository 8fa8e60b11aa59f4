module sample {
    requires dev.arrshell;
}
