return await Consumer.Program.Main();
